import { Component } from 'preact';
import { reactionPathOf } from '#protocol';
import { Icon } from '../ui/icon.js';
import { PostReactorsDocument } from '../generated/operations.js';
import type { PostFeatureProps } from './extras.js';
import { give, troubles } from './give.js';

/** From Tabler Icons (MIT). */
export const USERS =
  'M5 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0M3 21v-2a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v2M16 3.13a4 4 0 0 1 0 7.75M21 21v-2a4 4 0 0 0-3-3.85';

interface State {
  /** Who gave what, once asked for. */
  names: { kind: string; text: string }[] | null;
}

/** The quiet row under a text: what was given, how often; own ones have a mark and a frame, not only a colour. */
class Row extends Component<PostFeatureProps, State> {
  override state: State = { names: null };

  override render() {
    const { app, pane, post, extras } = this.props;
    const counts = extras.reactions ?? [];
    const trouble = troubles.get(pane)?.get(post.id);
    const { names } = this.state;
    return (
      <div class="reactions" part="reactions">
        <ul aria-label={app.t('reactionsOf')}>
          {counts.map(({ kind, count }) => (
            <li key={kind}>{this.#chip(kind, count)}</li>
          ))}
          {counts.length > 0 && (
            <li>
              <button
                type="button"
                class="who"
                aria-expanded={!!names}
                aria-label={app.t(names ? 'whoHide' : 'whoReacted')}
                title={app.t(names ? 'whoHide' : 'whoReacted')}
                onClick={() => (names ? this.setState({ names: null }) : void this.#ask())}
              >
                <Icon path={USERS} />
              </button>
            </li>
          )}
        </ul>
        {names && (
          <dl class="names">
            {names.map(({ kind, text }) => (
              <div key={kind}>
                <dt>{this.#kind(kind).label}</dt>
                <dd>
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {trouble && <p class="note error">{trouble}</p>}
      </div>
    );
  }

  #chip(kind: string, n: number) {
    const { app, post } = this.props;
    const { label, icon, isOffered } = this.#kind(kind);
    const isOwn = post.given.includes(kind);
    const isMine = post.author.id === app.viewer?.id;
    const text = app.t(isOwn ? 'reactionOwn' : 'reactionCount', { label, n });
    const isStill = isMine || (!!app.viewer && !isOffered && !isOwn);
    const hint = app.viewer ? label : `${label} – ${app.t('signInToReact')}`;
    return (
      <button
        type="button"
        class={isOwn ? 'chip own' : 'chip'}
        aria-pressed={app.viewer && !isStill ? isOwn : undefined}
        aria-disabled={isStill || undefined}
        aria-label={text}
        title={hint}
        onClick={() => {
          if (isStill) return;
          if (app.viewer) void give(this.props, kind);
          else app.conversation?.requestLogin('react');
        }}
      >
        <Icon path={reactionPathOf(icon)} />
        <span>{n}</span>
      </button>
    );
  }

  #kind(kind: string) {
    const { app } = this.props;
    const known = app.reactions.find((each) => each.kind === kind);
    return {
      label: known?.[app.language.code] ?? kind,
      icon: known?.icon ?? '',
      isOffered: known?.isOffered ?? false,
    };
  }

  async #ask(): Promise<void> {
    const { app, post, extras } = this.props;
    const list = new Intl.ListFormat(app.lang);
    try {
      const names = await Promise.all(
        (extras.reactions ?? []).map(async ({ kind }) => {
          const data = await app.connection.send(PostReactorsDocument, { id: post.id, kind, after: null });
          const page = data.post?.reactors;
          const people = page?.edges.map(({ node }) => node.member.displayName) ?? [];
          const more = page?.pageInfo.hasNextPage ? [app.t('whoMore')] : [];
          return { kind, text: list.format([...people, ...more]) };
        }),
      );
      this.setState({ names });
    } catch (error) {
      app.report(error);
    }
  }
}

/** Reactions to one post; nothing where there are none. */
export function Reactions(props: PostFeatureProps) {
  const { extras, pane, post } = props;
  const hasAny = !!extras.reactions?.length || troubles.get(pane)?.has(post.id);
  return hasAny ? <Row {...props} /> : null;
}
