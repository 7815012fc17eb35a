import { Alert, Button, Select, Textarea } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { IdeaStatus } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './forum.module.css';
import { IDEA_STATUSES, statusOf } from './idea-status.js';
import type { Doing } from './use-doing.js';
import type { ForumThreadDetail } from './use-forum.js';

interface IdeaSectionProps {
  thread: ForumThreadDetail;
  doing: Doing;
  onGo: (id: string) => void;
}

/** What becomes of an idea: said to everybody who reads it, each move kept. */
export function IdeaSection({ thread, doing, onGo }: IdeaSectionProps): ReactNode {
  const { t } = useI18n();
  const { idea } = thread.extras ?? {};
  const intoId = idea?.mergedIntoId;
  return (
    <section className={classes['idea']} aria-labelledby="idea">
      <h3 id="idea">{t('forum.idea')}</h3>
      <p>
        {t('forum.idea.votes', { count: idea?.voteCount ?? 0 })}
        {idea?.mergedCount ? <> · {t('forum.idea.merged', { count: idea.mergedCount })}</> : null}
      </p>
      {intoId ? (
        <Alert color="gray" variant="light" icon={<IconArrowMerge size={18} />}>
          <p>{t('forum.idea.isMerged')}</p>
          <div className={classes['tools']}>
            <Button variant="default" size="compact-sm" onClick={() => onGo(intoId)}>
              {t('forum.idea.see')}
            </Button>
            {thread.space.viewerCanModerate ? (
              <Button
                variant="default"
                size="compact-sm"
                disabled={doing.isBusy}
                onClick={() =>
                  doing.run(
                    { kind: 'part', input: { threadId: thread.id } },
                    { said: t('forum.said.parted') },
                  )
                }
              >
                {t('forum.idea.part')}
              </Button>
            ) : null}
          </div>
        </Alert>
      ) : null}
      {thread.space.viewerCanModerate && !intoId ? <StatusForm thread={thread} doing={doing} /> : null}
      <Moves thread={thread} />
    </section>
  );
}

function StatusForm({ thread, doing }: Pick<IdeaSectionProps, 'thread' | 'doing'>): ReactNode {
  const { t } = useI18n();
  const current = statusOf(thread) ?? 'PROPOSED';
  const [chosen, setChosen] = useState<IdeaStatus | null>(null);
  const [note, setNote] = useState('');
  const status = chosen ?? current;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { id } = thread;
    doing.run(
      { kind: 'status', input: { threadId: id, status, note: note.trim() || null } },
      {
        said: t('forum.said.status', { status: t(`ideaStatus.${status}`) }),
        back: { kind: 'status', input: { threadId: id, status: current } },
        onDone: () => {
          setChosen(null);
          setNote('');
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={classes['status']}>
      <Select
        label={t('forum.idea.status')}
        data={IDEA_STATUSES.map((value) => ({ value, label: t(`ideaStatus.${value}`) }))}
        value={status}
        allowDeselect={false}
        onChange={setChosen}
      />
      <Textarea
        label={t('forum.idea.note')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={doing.isBusy} disabled={status === current}>
        {t('forum.idea.set')}
      </Button>
    </form>
  );
}

function Moves({ thread }: { thread: ForumThreadDetail }): ReactNode {
  const { t } = useI18n();
  if (thread.ideaMoves.length === 0) return null;
  return (
    <ol className={classes['moves']} aria-label={t('forum.idea.moves')}>
      {thread.ideaMoves.map(({ id, from, to, note, movedAt, movedBy }) => (
        <li key={id}>
          <strong>
            {t('forum.idea.move', { from: t(`ideaStatus.${from}`), to: t(`ideaStatus.${to}`) })}
          </strong>{' '}
          <bdi>{movedBy.displayName}</bdi>, <TimeAgo at={movedAt} />
          {note ? <small>{note}</small> : null}
        </li>
      ))}
    </ol>
  );
}
