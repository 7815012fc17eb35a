import type { App } from '../app.js';
import type { OwnProfileQuery } from '../generated/operations.js';

type Trust = NonNullable<OwnProfileQuery['viewer']['trust']>;

const LEVELS = ['level0', 'level1', 'level2', 'level3', 'level4'] as const;

/** What a level allows, in the order in which it is read. */
const ALLOWED = [
  'linksPerPost',
  'mentionsPerPost',
  'filesPerPost',
  'reactionsPerDay',
  'threadsOnFirstDay',
  'repliesOnFirstDay',
] as const;

/** How far the community knows the viewer, and the way to the next level. */
export function OwnLevel({ app, trust }: { app: App; trust: Trust }) {
  const { t } = app;
  const nameOf = (level: number) => t(LEVELS[level] ?? 'level0');
  const { level, next, isPinned, allowance } = trust;
  return (
    <section>
      <h3>{t('ownLevel')}</h3>
      <p>
        <strong>{t('ownLevelIs', { level: String(level), name: nameOf(level) })}</strong>
      </p>
      <h4>{t('ownAllowed')}</h4>
      <dl class="person-allowed">
        {ALLOWED.map((key) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{allowance[key] ?? t('ownUnlimited')}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">
        {next ? t('ownNext', { name: nameOf(next.level) }) : t(isPinned ? 'ownPinned' : 'ownTop')}
      </p>
      {next && (
        <ul class="person-way">
          {next.requirements.map(({ measure, value, have, isMet }) => (
            <li key={measure}>
              <label>
                <span>
                  {t(measure)} <span class="quiet">{t('ownOf', { have, value })}</span>
                  {isMet && <span class="met"> · {t('ownMet')}</span>}
                </span>
                <progress max={Math.max(1, value)} value={Math.min(have, Math.max(1, value))} />
              </label>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
