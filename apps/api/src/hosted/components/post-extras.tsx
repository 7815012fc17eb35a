import { type PollExtras, type PostExtras, reactionPathOf } from '#protocol';
import { exactInstant } from '../i18n/dates.js';
import type { PageContext } from '../page-context.js';
import type { BrandView } from '../views.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  extras: PostExtras;
}

/** What features add to a post, to be read without a script. */
export function PostExtrasView({ page, brand, extras }: Props) {
  const { t, language } = page;
  const number = new Intl.NumberFormat(language);
  return (
    <>
      {extras.poll && <Poll page={page} poll={extras.poll} />}
      {extras.reactions && (
        <ul class="reactions" aria-label={t.reactions}>
          {extras.reactions.map(({ kind, count }) => {
            const known = brand.reactions.find((each) => each.kind === kind);
            return (
              <li title={known?.[language] ?? kind}>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                  <path d={reactionPathOf(known?.icon ?? '')} />
                </svg>
                <span class="sr">{known?.[language] ?? kind} </span>
                {number.format(count)}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function Poll({ page, poll }: { page: PageContext; poll: PollExtras }) {
  const { t, language } = page;
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const isOver = poll.isClosed || (poll.closesAt !== null && Date.parse(poll.closesAt) <= Date.now());
  const { results } = poll;
  return (
    <section class="poll">
      <h3 dir="auto">{poll.question}</h3>
      <p class="quiet">
        {[t.pollKinds[poll.kind], t.pollVoters(poll.voterCount)].join(' · ')}
        {isOver && ` · ${t.pollOver}`}
        {!isOver && poll.closesAt && ` · ${t.pollUntil(exactInstant(new Date(poll.closesAt), language))}`}
      </p>
      {results ? (
        <table>
          <thead class="sr">
            <tr>
              <th scope="col">{t.pollOption}</th>
              <th scope="col">{t.pollShare}</th>
              <th scope="col">{t.pollVotes}</th>
            </tr>
          </thead>
          <tbody>
            {poll.options.map((text, index) => {
              const votes = results.votes[index] ?? 0;
              const part = poll.voterCount > 0 ? votes / poll.voterCount : 0;
              return (
                <tr>
                  <th scope="row" dir="auto">
                    {results.winners.includes(index + 1) ? <strong>{text}</strong> : text}
                  </th>
                  <td>{share.format(part)}</td>
                  <td>{votes}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        <ol>
          {poll.options.map((text) => (
            <li dir="auto">{text}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
