import { Component } from 'preact';
import { PollCloseDocument, PollVoteDocument, PollVoteWithdrawDocument } from '../generated/operations.js';
import { exactTime } from '../../model/time.js';
import { Icon } from '../ui/icon.js';
import type { PostFeatureProps } from './extras.js';
import { ownOf, sendVote, type OwnPoll, type ViewedPoll } from './own-polls.js';
import { Ballot } from './poll-ballot.js';
import { PollTable } from './poll-table.js';

const CHART =
  'M3 13a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM15 9a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1zM9 5a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1z';
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

interface State {
  isChanging: boolean;
  isBusy: boolean;
  trouble: string | null;
}

/** The poll of a post: one's vote, or what came of it. */
class Card extends Component<PostFeatureProps & { poll: ViewedPoll }, State> {
  override state: State = { isChanging: false, isBusy: false, trouble: null };

  override render() {
    const { app, pane, post, poll } = this.props;
    const own = ownOf({ app, pane, postId: post.id }, poll);
    const isOver = poll.isClosed || (poll.closesAt !== null && Date.parse(poll.closesAt) <= app.now);
    const isVoting = !isOver && !!app.viewer && (!own.choices || this.state.isChanging);
    const results = poll.results ?? own.results;
    return (
      <section class="poll" part="poll" aria-labelledby={`poll-${poll.id}`}>
        <h3 id={`poll-${poll.id}`} dir="auto">
          <Icon path={CHART} />
          <span>
            <span class="sr">{app.t('poll')} </span>
            {poll.question}
          </span>
        </h3>
        <p class="quiet">{this.#terms(isOver)}</p>
        {isVoting ? (
          <Ballot
            key={String(own.choices)}
            app={app}
            poll={poll}
            chosen={own.choices ?? []}
            isBusy={this.state.isBusy}
            onVote={(choices) => void this.#vote(choices)}
            {...(this.state.isChanging ? { onCancel: () => this.setState({ isChanging: false }) } : {})}
          />
        ) : results ? (
          <PollTable app={app} poll={poll} results={results} own={own.choices} />
        ) : (
          <ol class="options">
            {poll.options.map((text, index) => (
              <li key={text} dir="auto">
                {text}
                {own.choices?.includes(index + 1) && <b> – {this.#mine(own, index + 1)}</b>}
              </li>
            ))}
          </ol>
        )}
        {!results && !isOver && (
          <p class="quiet">{app.t(poll.visibility === 'AFTER_VOTE' ? 'pollAfterVote' : 'pollAfterClose')}</p>
        )}
        {this.state.trouble && (
          <p class="note error" role="alert">
            {this.state.trouble}
          </p>
        )}
        {!isOver && this.#buttons(own, isVoting)}
      </section>
    );
  }

  #mine({ choices }: OwnPoll, option: number): string {
    const { app, poll } = this.props;
    return poll.kind === 'RANKED'
      ? app.t('pollYourRank', { n: (choices?.indexOf(option) ?? 0) + 1 })
      : app.t('pollYours');
  }

  #terms(isOver: boolean) {
    const { app, poll } = this.props;
    const { t } = app;
    const { minChoices: min, maxChoices: max } = poll;
    const several = min === max ? t('pollExactly', { n: min }) : t('pollMultiple', { min, max });
    const kind = { SINGLE: t('pollSingle'), MULTIPLE: several, RANKED: t('pollRanked') }[poll.kind];
    const parts = [
      kind,
      t(poll.isAnonymous ? 'pollAnonymous' : 'pollPublic'),
      t('pollVoters', { n: poll.voterCount }),
    ];
    const at = poll.closesAt ? Date.parse(poll.closesAt) : null;
    return (
      <>
        {parts.join(' · ')}
        {isOver && ` · ${t('pollOver')}`}
        {!isOver && at !== null && (
          <>
            {' · '}
            <time dateTime={poll.closesAt as string} title={exactTime(at, app.lang)}>
              {t('pollEnds', { when: ahead(at - app.now, app.lang) })}
            </time>
          </>
        )}
      </>
    );
  }

  #buttons(own: OwnPoll, isVoting: boolean) {
    const { app, post, poll } = this.props;
    const { t, viewer } = app;
    if (!viewer)
      return (
        <p class="buttons">
          <button
            type="button"
            class="secondary"
            part="button"
            onClick={() => app.conversation?.requestLogin('vote')}
          >
            {t('signInToVote')}
          </button>
        </p>
      );
    const mayChange = !isVoting && own.choices && poll.mayChange;
    const mayClose = viewer.id === post.author.id || viewer.isStaff;
    if (!mayChange && !mayClose) return null;
    return (
      <p class="actions">
        {mayChange && (
          <button type="button" onClick={() => this.setState({ isChanging: true })}>
            {t('pollChange')}
          </button>
        )}
        {mayChange && (
          <button
            type="button"
            onClick={() =>
              void this.#send(() =>
                app.connection
                  .send(PollVoteWithdrawDocument, { pollId: poll.id })
                  .then((data) => data.pollVoteWithdraw),
              )
            }
          >
            {t('pollWithdraw')}
          </button>
        )}
        {mayClose && (
          <button
            type="button"
            onClick={() =>
              void this.#send(() =>
                app.connection.send(PollCloseDocument, { pollId: poll.id }).then((data) => data.pollClose),
              )
            }
          >
            {t('pollClose')}
          </button>
        )}
      </p>
    );
  }

  async #vote(choices: number[]): Promise<void> {
    const { app, poll } = this.props;
    const input = { pollId: poll.id, choices };
    await this.#send(() => app.connection.send(PollVoteDocument, { input }).then((data) => data.pollVote));
  }

  async #send(send: Parameters<typeof sendVote>[1]): Promise<void> {
    const { app, pane, post } = this.props;
    if (this.state.isBusy) return;
    this.setState({ isBusy: true, trouble: null });
    const trouble = await sendVote({ app, pane, postId: post.id }, send);
    this.setState((state) => ({ isBusy: false, trouble, isChanging: trouble ? state.isChanging : false }));
  }
}

/** "in 3 days": in the largest unit that it fills. */
function ahead(ms: number, lang: string): string {
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const [unit, length] = UNITS.find(([, size]) => ms >= size) ?? ['minute', 60_000];
  return format.format(Math.max(1, Math.floor(ms / length)), unit);
}

/** Nothing where the post has no poll. */
export function Poll(props: PostFeatureProps) {
  const { poll } = props.extras;
  return poll ? <Card key={poll.id} {...props} poll={poll} /> : null;
}
