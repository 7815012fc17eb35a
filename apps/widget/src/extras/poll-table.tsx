import { Component } from 'preact';
import type { PollResults } from '#protocol';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import type { ViewedPoll } from './own-polls.js';
import type { Voters } from './poll-voters.js';
import { USERS } from './reactions.js';

const CHECK = 'M5 12l5 5l10-10';
const TROPHY =
  'M8 21l8 0M12 17l0 4M7 4l10 0M17 4v8a5 5 0 0 1-10 0v-8M3 9a2 2 0 1 0 4 0a2 2 0 1 0-4 0M17 9a2 2 0 1 0 4 0a2 2 0 1 0-4 0';

interface Props {
  app: App;
  poll: ViewedPoll;
  results: PollResults;
  own: readonly number[] | null;
}

/** What was counted: a table that looks like bars. */
export function PollTable({ app, poll, results, own }: Props) {
  const { t } = app;
  const number = new Intl.NumberFormat(app.lang);
  return (
    <>
      <table class="bars">
        <caption class="sr">{t(poll.kind === 'RANKED' ? 'pollFirst' : 'pollResults')}</caption>
        <thead class="sr">
          <tr>
            <th scope="col">{t('pollOption')}</th>
            <th scope="col">{t('pollShare')}</th>
            <th scope="col">{t('pollVotes')}</th>
          </tr>
        </thead>
        <tbody>
          {poll.options.map((text, index) => (
            <Option key={text} app={app} poll={poll} results={results} own={own} index={index} />
          ))}
        </tbody>
      </table>
      {results.rounds && results.rounds.length > 1 && (
        <details class="rounds">
          <summary>{t('pollRounds')}</summary>
          <div>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('pollOption')}</th>
                  {results.rounds.map((_, round) => (
                    <th key={round} scope="col">
                      {t('pollRound', { n: round + 1 })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {poll.options.map((text, index) => (
                  <tr key={text}>
                    <th scope="row" dir="auto">
                      {text}
                    </th>
                    {results.rounds?.map(({ votes }, round) => (
                      <td key={round}>{votes[index] == null ? t('pollOut') : number.format(votes[index])}</td>
                    ))}
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t('pollExhausted')}</th>
                  {results.rounds.map(({ exhausted }, round) => (
                    <td key={round}>{number.format(exhausted)}</td>
                  ))}
                </tr>
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}

/** One option: its share, its votes and, where the poll is not anonymous, whose they are. */
class Option extends Component<Props & { index: number }, { Names: typeof Voters | null }> {
  override state = { Names: null as typeof Voters | null };

  override render() {
    const { app, poll, results, own, index } = this.props;
    const { Names } = this.state;
    const { t } = app;
    const text = poll.options[index] ?? '';
    const votes = results.votes[index] ?? 0;
    const part = poll.voterCount > 0 ? votes / poll.voterCount : 0;
    const rank = own?.indexOf(index + 1) ?? -1;
    const isAhead = results.winners.includes(index + 1);
    const share = new Intl.NumberFormat(app.lang, { style: 'percent', maximumFractionDigits: 0 });
    return (
      <>
        <tr>
          <th scope="row" dir="auto" class={isAhead ? 'ahead' : ''}>
            <svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">
              <rect width={100 * part} height="1" />
            </svg>
            <span>{text}</span>
            {isAhead && (
              <span class="mark">
                <Icon path={TROPHY} />
                <span class="sr"> {t('pollWinner')}</span>
              </span>
            )}
            {rank >= 0 && (
              <span class="mark">
                <Icon path={CHECK} />{' '}
                {poll.kind === 'RANKED' ? t('pollYourRank', { n: rank + 1 }) : t('pollYours')}
              </span>
            )}
          </th>
          <td>{share.format(part)}</td>
          <td>
            {new Intl.NumberFormat(app.lang).format(votes)}
            {!poll.isAnonymous && votes === 0 && <span class="who" aria-hidden="true" />}
            {!poll.isAnonymous && votes > 0 && (
              <button
                type="button"
                class="who"
                aria-expanded={!!Names}
                aria-label={t('pollWho', { option: text })}
                title={t('pollWho', { option: text })}
                onClick={() => (Names ? this.setState({ Names: null }) : void this.#open())}
              >
                <Icon path={USERS} />
              </button>
            )}
          </td>
        </tr>
        {Names && (
          <tr>
            <td class="voters-cell" colSpan={3}>
              <Names app={app} pollId={poll.id} option={index + 1} votes={votes} />
            </td>
          </tr>
        )}
      </>
    );
  }

  async #open(): Promise<void> {
    try {
      const { Voters: Names } = await import('./poll-voters.js');
      this.setState({ Names });
    } catch (error) {
      this.props.app.report(error);
    }
  }
}
