import { Component } from 'preact';
import type { App } from '../app.js';
import {
  OwnHandleChangeDocument,
  OwnPreferencesUpdateDocument,
  type OwnProfileQuery,
} from '../generated/operations.js';
import { PersonHead } from './head.js';
import { OwnLevel } from './own-level.js';
import { relate } from './relate.js';
import { said } from './said.js';

interface Props {
  app: App;
  profile: OwnProfileQuery;
}

interface State {
  handle: string;
  refusal: string;
  preferences: OwnProfileQuery['memberPreferences'];
  away: OwnProfileQuery['memberRelations']['edges'];
}

const REFUSALS = ['HANDLE_INVALID', 'HANDLE_TAKEN', 'HANDLE_RESERVED', 'HANDLE_CHANGED_RECENTLY'] as const;

/** The viewer's own profile: the name for mentions, the level, choices, and who is kept away. */
export class OwnProfile extends Component<Props, State> {
  override state: State = {
    handle: this.props.profile.viewer.member?.handle ?? '',
    refusal: '',
    preferences: this.props.profile.memberPreferences,
    away: this.props.profile.memberRelations.edges,
  };

  override render() {
    const { app, profile } = this.props;
    const { member, trust } = profile.viewer;
    const { preferences } = this.state;
    if (!member) return null;
    return (
      <>
        <PersonHead app={app} member={{ ...member, handle: this.state.handle }} joinedAt={member.joinedAt} />
        {this.#handle(member.handle)}
        {trust && <OwnLevel app={app} trust={trust} />}
        <fieldset class="person-choices">
          <legend>{app.t('ownChoices')}</legend>
          {(['followsOwnThreads', 'showsPresence'] as const).map((key) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={preferences[key]}
                onChange={() => void this.#choose({ [key]: !preferences[key] })}
              />
              <span>{app.t(key === 'showsPresence' ? 'ownPresence' : 'ownFollows')}</span>
            </label>
          ))}
        </fieldset>
        {this.#kept()}
      </>
    );
  }

  #handle(saved: string) {
    const { t } = this.props.app;
    const { refusal } = this.state;
    return (
      <form class="person-handle" onSubmit={(event) => void this.#rename(event)}>
        <label for="own-handle">{t('ownHandle')}</label>
        <div>
          <input
            id="own-handle"
            name="handle"
            defaultValue={saved}
            maxLength={30}
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="own-handle-hint"
            aria-invalid={refusal !== ''}
          />
          <button type="submit" class="secondary" part="button">
            {t('ownSave')}
          </button>
        </div>
        <p id="own-handle-hint" class={refusal ? 'refusal' : 'quiet'}>
          {refusal || t('ownHandleHint')}
        </p>
      </form>
    );
  }

  #kept() {
    const { t } = this.props.app;
    const { away } = this.state;
    return (
      <section>
        <h3>{t('ownAway')}</h3>
        {away.length === 0 ? (
          <p class="quiet">{t('ownNobodyAway')}</p>
        ) : (
          <ul class="person-away">
            {away.map(({ node }) => (
              <li key={node.member.id}>
                <bdi>{node.member.displayName}</bdi>
                <button
                  type="button"
                  class="secondary"
                  aria-label={`${t(node.kind === 'BLOCK' ? 'personUnblock' : 'personUnmute')}\u202f: ${node.member.displayName}`}
                  onClick={() => void this.#letBack(node)}
                >
                  {t(node.kind === 'BLOCK' ? 'personUnblock' : 'personUnmute')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    );
  }

  async #rename(event: Event): Promise<void> {
    event.preventDefault();
    const { app } = this.props;
    const field = (event.target as HTMLFormElement).elements.namedItem('handle') as HTMLInputElement;
    const handle = field.value.trim().toLowerCase();
    try {
      const { member, userErrors } = (
        await app.connection.send(OwnHandleChangeDocument, { input: { handle } })
      ).memberHandleChange;
      if (member) {
        this.setState({ handle: member.handle, refusal: '' });
        return said(app, app.t('ownSaved'));
      }
      const code = REFUSALS.find((known) => known === userErrors[0]?.code);
      this.setState({ refusal: app.t(code ?? 'personNotDone') });
    } catch (error) {
      app.report(error);
      this.setState({ refusal: app.t('personNotDone') });
    }
  }

  async #choose(change: Partial<State['preferences']>): Promise<void> {
    const { app } = this.props;
    const before = this.state.preferences;
    this.setState({ preferences: { ...before, ...change } });
    const saved = await this.#saved(async () => {
      const { preferences } = (await app.connection.send(OwnPreferencesUpdateDocument, { input: change }))
        .memberPreferencesUpdate;
      return preferences !== null;
    });
    if (!saved) this.setState({ preferences: before });
  }

  async #letBack({ kind, member }: State['away'][number]['node']): Promise<void> {
    const { app } = this.props;
    const saved = await this.#saved(() => relate(app, member.id, { from: kind, to: null }));
    if (!saved) return;
    this.setState(({ away }) => ({ away: away.filter(({ node }) => node.member.id !== member.id) }));
    await app.reading?.hiddenChanged();
  }

  async #saved(send: () => Promise<boolean>): Promise<boolean> {
    const { app } = this.props;
    const isSaved = await send().catch((error: unknown) => {
      app.report(error);
      return false;
    });
    said(app, app.t(isSaved ? 'ownSaved' : 'personNotDone'));
    return isSaved;
  }
}
