import type { ReachSegment } from '#discussion';
import { dayOf, exactInstant, monthOf } from '../i18n/dates.js';
import type { AnnouncementView } from '../kind-views.js';
import type { PageContext } from '../page-context.js';
import type { ThreadView } from '../views.js';
import { Bar } from './bar.js';
import { Form } from './form.js';
import { Icon } from './icon.js';

interface Props {
  page: PageContext;
  thread: ThreadView;
  announcement: AnnouncementView;
  /** Where to go once something was done. */
  path: string;
}

/**
 * Until when an announcement is current. A list says that one is over; the page of a thread is kept as it is until something of
 * it changes, which its end does not.
 */
export function AnnouncementEnd({
  at,
  page: { t, language },
  isListed,
}: {
  at: Date;
  page: PageContext;
  isListed: boolean;
}) {
  const { announcements } = t.kinds;
  const isOver = isListed && at.getTime() <= Date.now();
  const day = dayOf(at, language);
  return (
    <span class="tag" title={exactInstant(at, language)}>
      <Icon name="calendar" />
      {isOver ? announcements.ended(day) : announcements.until(day)}
    </span>
  );
}

/** What stands at the head of an announcement: its end and, for staff, who has read it. */
export function AnnouncementPanel({ page, thread, announcement, path }: Props) {
  const { announcements } = page.t.kinds;
  const { expiresAt, reach } = announcement;
  if (!expiresAt && !reach) return null;
  return (
    <section class="kind" aria-label={announcements.about}>
      {expiresAt && (
        <p class="kind-state">
          <AnnouncementEnd at={expiresAt} page={page} isListed={false} />
        </p>
      )}
      {reach && (
        <>
          <p>
            {reach.readCount === null
              ? announcements.tooFew
              : announcements.read(reach.readCount, reach.audienceCount)}
          </p>
          {reach.readCount !== null && (
            <details>
              <summary>{announcements.who}</summary>
              <div class="reach">
                <Segments page={page} name="byTrustLevel" segments={reach.byTrustLevel} />
                <Segments page={page} name="byRole" segments={reach.byRole} />
                <Segments page={page} name="byMonth" segments={reach.byMonth} />
              </div>
              <p class="quiet">{announcements.privacy}</p>
            </details>
          )}
          <ExpiryForm page={page} thread={thread} expiresAt={expiresAt} path={path} />
        </>
      )}
    </section>
  );
}

function Segments({
  page,
  name,
  segments,
}: {
  page: PageContext;
  name: 'byTrustLevel' | 'byRole' | 'byMonth';
  segments: readonly ReachSegment[];
}) {
  const { announcements } = page.t.kinds;
  return (
    <table class="ratings">
      <caption>{announcements[name]}</caption>
      <thead class="sr">
        <tr>
          <th scope="col">{announcements[name]}</th>
          <th scope="col">{announcements.readColumn}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map(({ name: segment, readCount, audienceCount }) => (
          <tr key={segment}>
            <th scope="row">{nameOf(page, name, segment)}</th>
            <td>
              <Bar count={readCount} of={audienceCount} />
              <span>{announcements.of(readCount, audienceCount)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(
  { t, language }: PageContext,
  by: 'byTrustLevel' | 'byRole' | 'byMonth',
  name: string,
): string {
  const { announcements } = t.kinds;
  if (name === 'others') return announcements.others;
  if (by === 'byTrustLevel') {
    const level = Number(name) as keyof typeof t.trustNames;
    return t.trustLevel(level, t.trustNames[level]);
  }
  if (by === 'byRole') return name in t.roles ? t.roles[name as keyof typeof t.roles] : announcements.member;
  return monthOf(new Date(`${name}-01T00:00:00Z`), language);
}

function ExpiryForm({
  page: { t },
  thread,
  expiresAt,
  path,
}: {
  page: PageContext;
  thread: ThreadView;
  expiresAt: Date | null;
  path: string;
}) {
  return (
    <details class="needs-script">
      <summary>{t.kinds.announcements.setEnd}</summary>
      <Form t={t} operation="announcementExpire" next={path} submit={t.kinds.save}>
        <input type="hidden" name="threadId" value={thread.id} />
        <div class="field">
          <EndField t={t} expiresAt={expiresAt} />
        </div>
      </Form>
    </details>
  );
}

/** Until when an announcement is current, by the reader's own clock. */
export function EndField({ t, expiresAt }: { t: PageContext['t']; expiresAt: Date | null }) {
  const { announcements } = t.kinds;
  return (
    <>
      <label for="expiresAt">{announcements.end}</label>
      <p class="hint" id="expiresAt-hint">
        {announcements.endHint}
      </p>
      <input
        id="expiresAt"
        name="expiresAt"
        type="datetime-local"
        data-instant={expiresAt?.toISOString() ?? ''}
        aria-describedby="expiresAt-hint expiresAt-error"
      />
      <p class="error" id="expiresAt-error" hidden />
    </>
  );
}
