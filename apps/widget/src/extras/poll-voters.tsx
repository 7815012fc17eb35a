import { Component } from 'preact';
import type { App } from '../app.js';
import { PollVotersDocument } from '../generated/operations.js';

interface Props {
  app: App;
  pollId: string;
  /** From 1. */
  option: number;
  /** How many voted for it: another number asks again. */
  votes: number;
}

interface State {
  names: readonly string[];
  cursor: string | null;
  hasMore: boolean;
  phase: 'loading' | 'ready' | 'failed';
}

/** Who voted for one option of a poll that is not anonymous, by pages. */
export class Voters extends Component<Props, State> {
  override state: State = { names: [], cursor: null, hasMore: false, phase: 'loading' };

  override componentDidMount(): void {
    void this.#ask(null);
  }

  override componentDidUpdate({ votes }: Props): void {
    if (votes !== this.props.votes) void this.#ask(null);
  }

  override render() {
    const { t, lang } = this.props.app;
    const { names, cursor, hasMore, phase } = this.state;
    const list = new Intl.ListFormat(lang);
    return (
      <div class="voters" aria-live="polite" aria-busy={phase === 'loading'}>
        {names.length > 0 && (
          <p>
            <bdi>{list.format([...names, ...(hasMore ? [t('pollWhoOthers')] : [])])}</bdi>
          </p>
        )}
        {phase === 'loading' && names.length === 0 && <p>{t('loading')}</p>}
        {phase === 'failed' && <p class="note error">{t('pollWhoFailed')}</p>}
        {(hasMore || phase === 'failed') && (
          <button type="button" class="who-more" onClick={() => void this.#ask(cursor)}>
            {t(phase === 'failed' ? 'retry' : 'pollWhoMore')}
          </button>
        )}
      </div>
    );
  }

  async #ask(after: string | null): Promise<void> {
    const { app, pollId, option } = this.props;
    this.setState({ phase: 'loading' });
    try {
      const { pollVoters } = await app.connection.send(PollVotersDocument, { pollId, option, after });
      const found = pollVoters?.edges.map(({ node }) => node.member.displayName) ?? [];
      const { hasNextPage: hasMore = false, endCursor: cursor = null } = pollVoters?.pageInfo ?? {};
      this.setState((before) => ({
        names: after ? [...before.names, ...found] : found,
        cursor,
        hasMore,
        phase: 'ready',
      }));
    } catch (error) {
      app.report(error);
      this.setState({ phase: 'failed' });
    }
  }
}
