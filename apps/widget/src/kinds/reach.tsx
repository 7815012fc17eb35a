import type { StaffRole } from '#protocol';
import type { ReachKey } from '../../model/i18n/reach.fr.js';
import type { App } from '../app.js';
import { RequestError } from '../connection.js';
import { ReachDocument, type ReachQuery, type ReachSegmentFragment } from '../generated/operations.js';
import type { Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/reach.css?inline';
import type { ThreadPane } from '../thread-pane.js';
import { EndForm } from './end-form.js';

const TEXTS: Part = {
  fr: () => import('../../model/i18n/reach.fr.js'),
  en: () => import('../../model/i18n/reach.en.js'),
};

type Figures = ReachQuery['reach'];
const GROUPS = ['byTrustLevel', 'byRole', 'byMonth'] as const;

/** Draws who has read an announcement and the form of its end; null for who does not moderate its space. */
export async function loadReach(app: App, pane: ThreadPane) {
  const threadId = pane.state?.id ?? '';
  const { reach, hasRight } = await figuresOf(app, threadId);
  if (!hasRight) return null;
  await app.language.load(TEXTS);
  if (!styled.has(app.shadow)) adoptStyles(app.shadow, css);
  styled.add(app.shadow);
  return () => <Reach app={app} pane={pane} figures={reach} />;
}

const styled = new WeakSet<ShadowRoot>();

/** By the rights of the page's own session: what the widget's token does not carry. */
async function figuresOf(app: App, threadId: string): Promise<{ reach: Figures | null; hasRight: boolean }> {
  try {
    const session = await app.session();
    return { ...(await session.asThePage(ReachDocument, { threadId })), hasRight: true };
  } catch (error) {
    if (error instanceof RequestError && error.code === 'FORBIDDEN') return { reach: null, hasRight: false };
    throw error;
  }
}

function Reach({ app, pane, figures }: { app: App; pane: ThreadPane; figures: Figures | null }) {
  const { t } = app;
  const n = figures?.readCount ?? null;
  return (
    <>
      <p>{n === null ? t('reachTooFew') : t('reachRead', { n, all: figures?.audienceCount ?? 0 })}</p>
      {figures && n !== null && (
        <details>
          <summary>{t('reachWho')}</summary>
          <div class="reach">
            {GROUPS.map((by) => (
              <Segments key={by} app={app} by={by} segments={figures[by]} />
            ))}
          </div>
          <p class="quiet">{t('reachPrivacy')}</p>
        </details>
      )}
      <EndForm app={app} pane={pane} />
    </>
  );
}

interface SegmentsProps {
  app: App;
  by: (typeof GROUPS)[number];
  segments: readonly ReachSegmentFragment[];
}

/** A table, whose bars say the same to the eye. */
function Segments({ app, by, segments }: SegmentsProps) {
  const { t } = app;
  return (
    <table class="reach-table">
      <caption>{t(by)}</caption>
      <thead class="sr">
        <tr>
          <th scope="col">{t(by)}</th>
          <th scope="col">{t('reachColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map(({ name, readCount: n, audienceCount: all }) => (
          <tr key={name}>
            <th scope="row">{nameOf(app, by, name)}</th>
            <td>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="ground" width="100" height="8" rx="1" />
                <rect class="share" width={(100 * n) / all} height="8" rx="1" />
              </svg>
              <span>{t('reachOf', { n, all })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf({ t, lang }: App, by: SegmentsProps['by'], name: string): string {
  if (name === 'others') return t('reachOthers');
  if (by === 'byTrustLevel')
    return t('reachLevel', { level: name, name: t(`reachLevel${name}` as ReachKey) });
  if (by === 'byRole') return name === 'member' ? t('reachMember') : t(name as StaffRole);
  const month = new Date(`${name}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(month);
}
