import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useNow } from '../ui/now.js';
import classes from './forum.module.css';
import { localTime } from './local-time.js';
import { ReachChart } from './reach-chart.js';
import { newsOf } from './thread-marks.js';
import type { Doing } from './use-doing.js';
import type { ForumThreadDetail } from './use-forum.js';

interface AnnouncementSectionProps {
  thread: ForumThreadDetail;
  doing: Doing;
}

/** Until when an announcement is current, and who has read it. */
export function AnnouncementSection({ thread, doing }: AnnouncementSectionProps): ReactNode {
  const { t, dateTime } = useI18n();
  const now = useNow();
  const end = thread.extras?.announcement?.expiresAt ?? null;
  return (
    <section className={classes['idea']} aria-labelledby="news">
      <h3 id="news">{t('forum.news')}</h3>
      <p>
        {end
          ? t(newsOf(thread, now) === 'past' ? 'forum.news.ended' : 'forum.news.until', { at: dateTime(end) })
          : t('forum.news.endless')}
      </p>
      {thread.space.viewerCanModerate ? (
        <>
          <EndForm key={end} thread={thread} doing={doing} end={end} />
          <ReachChart threadId={thread.id} />
        </>
      ) : null}
    </section>
  );
}

function EndForm({ thread, doing, end }: AnnouncementSectionProps & { end: string | null }): ReactNode {
  const { t } = useI18n();
  const before = localTime(end);
  const [ends, setEnds] = useState(before);
  const set = (expiresAt: string | null): void =>
    doing.run(
      { kind: 'end', input: { threadId: thread.id, expiresAt } },
      {
        said: t(expiresAt ? 'forum.said.endSet' : 'forum.said.endCleared'),
        back: { kind: 'end', input: { threadId: thread.id, expiresAt: end } },
      },
    );
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    set(ends ? new Date(ends).toISOString() : null);
  };
  return (
    <form onSubmit={submit} className={classes['end']}>
      <TextInput
        type="datetime-local"
        label={t('forum.news.end')}
        description={t('forum.news.end.help')}
        value={ends}
        onChange={(event) => setEnds(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={doing.isBusy} disabled={ends === before}>
        {t('forum.news.set')}
      </Button>
      {end ? (
        <Button variant="subtle" color="gray" disabled={doing.isBusy} onClick={() => set(null)}>
          {t('forum.news.clear')}
        </Button>
      ) : null}
    </form>
  );
}
