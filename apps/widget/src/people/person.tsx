import { Component } from 'preact';
import type { App } from '../app.js';
import {
  type FollowLevel,
  FollowSetDocument,
  type MemberRelationKind,
  type PersonOfPostQuery,
} from '../generated/operations.js';
import { PersonHead } from './head.js';
import { relate } from './relate.js';
import { said } from './said.js';

type Author = NonNullable<PersonOfPostQuery['post']>['author'];

interface Props {
  app: App;
  person: Author;
  /** One of the staff, who may write to members in private. */
  canWrite: boolean;
}

interface State {
  follows: boolean;
  relation: MemberRelationKind | null;
}

/** Somebody else, and how the viewer stands to them. */
export class Person extends Component<Props, State> {
  override state: State = {
    follows: this.props.person.viewerFollow === 'WATCHING',
    relation: this.props.person.viewerRelation,
  };

  override render() {
    const { app, person, canWrite } = this.props;
    const { t } = app;
    const { server, community } = app.connection;
    const { follows, relation } = this.state;
    const isStaff = person.badge === 'STAFF';
    const name = person.displayName;
    return (
      <>
        <PersonHead app={app} member={person} joinedAt={person.joinedAt} />
        <ul class="person-acts">
          {canWrite && (
            <li>
              <a class="secondary" href={`${server}/c/${community}/conversations/new?with=${person.id}`}>
                {t('personWrite')}
              </a>
              <span class="quiet">{t('personWriteHint', { name })}</span>
            </li>
          )}
          <li>
            <button type="button" class="secondary" onClick={() => void this.#follow(!follows)}>
              {t(follows ? 'personUnfollow' : 'personFollow')}
            </button>
            <span class="quiet">{t('personFollowHint', { name })}</span>
          </li>
          {relation !== 'BLOCK' && (
            <li>
              <button
                type="button"
                class="secondary"
                onClick={() => void this.#keepAway(relation === 'MUTE' ? null : 'MUTE')}
              >
                {t(relation === 'MUTE' ? 'personUnmute' : 'personMute')}
              </button>
              <span class="quiet">
                {isStaff ? t('personMuteStaffHint', { brand: app.brand }) : t('personMuteHint')}
              </span>
            </li>
          )}
          {!isStaff && (
            <li>
              <button
                type="button"
                class="secondary"
                onClick={() => void this.#keepAway(relation === 'BLOCK' ? null : 'BLOCK')}
              >
                {t(relation === 'BLOCK' ? 'personUnblock' : 'personBlock')}
              </button>
              <span class="quiet">{t('personBlockHint')}</span>
            </li>
          )}
        </ul>
      </>
    );
  }

  async #follow(isOn: boolean): Promise<void> {
    const { app, person } = this.props;
    const level: FollowLevel = isOn ? 'WATCHING' : 'NORMAL';
    const input = { kind: 'MEMBER' as const, id: person.id, level };
    await this.#change(
      async () => (await app.connection.send(FollowSetDocument, { input })).followSet.userErrors.length === 0,
      { follows: isOn },
      isOn ? 'personFollowed' : 'personUnfollowed',
    );
  }

  async #keepAway(kind: MemberRelationKind | null): Promise<void> {
    const { app, person } = this.props;
    const change = { from: this.state.relation, to: kind };
    const done = await this.#change(
      () => relate(app, person.id, change),
      { relation: kind },
      kind === null ? 'personBack' : kind === 'BLOCK' ? 'personBlocked' : 'personMuted',
    );
    if (done) await app.reading?.hiddenChanged();
  }

  /** Shown once it is saved; said either way. */
  async #change(
    send: () => Promise<boolean>,
    after: Partial<State>,
    words: 'personFollowed' | 'personUnfollowed' | 'personMuted' | 'personBlocked' | 'personBack',
  ): Promise<boolean> {
    const { app, person } = this.props;
    try {
      if (await send()) {
        this.setState(after);
        said(app, app.t(words, { name: person.displayName }));
        return true;
      }
    } catch (error) {
      app.report(error);
    }
    said(app, app.t('personNotDone'));
    return false;
  }
}
