import type { ViewerTrust } from '#discussion';
import { Time } from '../components/time.js';
import type { PageContext } from '../page-context.js';

/** What a level allows, in the order in which it is read. */
const ALLOWED = [
  'linksPerPost',
  'mentionsPerPost',
  'filesPerPost',
  'reactionsPerDay',
  'threadsOnFirstDay',
  'repliesOnFirstDay',
] as const;

/** How far the community knows the reader, and the way to the next level. */
export function TrustSection({ page, trust }: { page: PageContext; trust: ViewerTrust }) {
  const { t, language } = page;
  const { level, since, next, allowance } = trust;
  return (
    <section aria-labelledby="trust-title" class="trust">
      <h2 id="trust-title">{t.trustTitle}</h2>
      <p>
        <strong>{t.trustLevel(level, t.trustNames[level])}</strong>
        {since && (
          <span class="quiet">
            {' '}
            {t.trustSince} <Time at={since} language={language} />
          </span>
        )}
      </p>
      <h3>{t.trustAllows}</h3>
      <dl class="allowance">
        {ALLOWED.map((key) => (
          <div key={key}>
            <dt>{t.trustAllowance[key]}</dt>
            <dd>{allowance[key] ?? t.trustUnlimited}</dd>
          </div>
        ))}
      </dl>
      {next ? (
        <>
          <p class="quiet">{t.trustNext(t.trustNames[next.level])}</p>
          <ul class="progress">
            {next.requirements.map(({ measure, value, have, isMet }) => (
              <li key={measure}>
                <label>
                  <span>
                    {t.trustMeasures[measure]} <span class="quiet">{t.trustOf(have, value)}</span>
                    {isMet && <span class="met">{t.trustMet}</span>}
                  </span>
                  <progress max={Math.max(1, value)} value={Math.min(have, Math.max(1, value))} />
                </label>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="quiet">{trust.isPinned ? t.trustPinned : t.trustTop}</p>
      )}
    </section>
  );
}
