import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import {
  JobGiveUpDocument,
  JobRetryDocument,
  ParkedFactGiveUpDocument,
  ParkedFactRetryDocument,
} from '../generated/documents/operator.js';
import type { SystemHealthQuery } from '../generated/operations.js';
import { failureCode, request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useErrorText } from '../ui/error-text.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './health.module.css';
import { TimeAhead } from './time-ahead.js';

type Health = SystemHealthQuery['systemHealth'];
type ParkedFact = Health['parkedFacts'][number];
type FailedJob = Health['failedJobs'][number];

/** A decision that waits for its reason. */
interface Pending {
  readonly title: string;
  readonly explanation: string;
  readonly isDanger: boolean;
  readonly decide: (
    reason: string,
  ) => Promise<{ readonly userErrors: readonly { readonly code: string; readonly message: string }[] }>;
}

/** Facts set aside and jobs that failed, each with its two ways out. Both ask for a reason, which is kept. */
export function FailedWork({
  parkedFacts,
  failedJobs,
}: Pick<Health, 'parkedFacts' | 'failedJobs'>): ReactNode {
  const { t } = useI18n();
  const [pending, setPending] = useState<Pending | null>(null);
  return (
    <section aria-labelledby="failed-work">
      <h2 id="failed-work">{t('health.failedWork')}</h2>
      <p className={classes['lead']}>{t('health.failedWork.intro')}</p>
      <ul className={classes['works']}>
        {parkedFacts.map((fact) => (
          <Work
            key={`${fact.consumer} ${fact.factId}`}
            title={t('health.parkedFact', { type: fact.type || '?', consumer: fact.consumer })}
            error={fact.error}
            isBusy={fact.retryRequestedAt !== null}
            note={
              <>
                {t('health.tries', { count: fact.attempts })} · <TimeAgo at={fact.parkedAt} />
              </>
            }
            onRetry={() => setPending(retryOfFact(fact, t))}
            onGiveUp={() => setPending(giveUpOfFact(fact, t))}
          />
        ))}
        {failedJobs.map((job) => (
          <Work
            key={job.id}
            title={t('health.failedJob', { task: job.task })}
            error={job.lastError ?? ''}
            isBusy={false}
            note={
              job.nextTryAt ? (
                <>
                  {t('health.triesOf', { attempts: job.attempts, max: job.maxAttempts })} ·{' '}
                  {t('health.nextTry')} <TimeAhead at={job.nextTryAt} />
                </>
              ) : (
                t('health.outOfTries', { count: job.attempts })
              )
            }
            onRetry={() => setPending(retryOfJob(job, t))}
            onGiveUp={() => setPending(giveUpOfJob(job, t))}
          />
        ))}
      </ul>
      <ReasonDialog pending={pending} onClose={() => setPending(null)} />
    </section>
  );
}

interface WorkProps {
  title: string;
  error: string;
  note: ReactNode;
  isBusy: boolean;
  onRetry: () => void;
  onGiveUp: () => void;
}

function Work({ title, error, note, isBusy, onRetry, onGiveUp }: WorkProps): ReactNode {
  const { t } = useI18n();
  return (
    <li>
      <div className={classes['work']}>
        <div>
          <h3>{title}</h3>
          <p className={classes['facts']}>{isBusy ? t('health.retryUnderWay') : note}</p>
        </div>
        <div className={classes['ways']}>
          <Button size="xs" variant="default" disabled={isBusy} onClick={onRetry}>
            {t('health.retry')}
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={onGiveUp}>
            {t('health.giveUp')}
          </Button>
        </div>
      </div>
      <pre tabIndex={0}>{error}</pre>
    </li>
  );
}

function ReasonDialog({ pending, onClose }: { pending: Pending | null; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: async (given: Pending) => given.decide(reason.trim()),
    onSuccess: async ({ userErrors }) => {
      if (userErrors.length > 0) return;
      setReason('');
      onClose();
      await client.invalidateQueries({ queryKey: ['health'] });
    },
  });
  const refusal = save.data?.userErrors[0];
  const failure = refusal
    ? errorText(refusal.code, refusal.message)
    : save.isError
      ? errorText(failureCode(save.error))
      : null;
  const close = (): void => {
    save.reset();
    setReason('');
    onClose();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (pending && reason.trim()) save.mutate(pending);
  };
  return (
    <Modal
      opened={pending !== null}
      onClose={close}
      title={pending?.title ?? ''}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['reason']}>
        <p>{pending?.explanation}</p>
        <TextInput
          label={t('health.reason')}
          description={t('health.reason.help')}
          value={reason}
          maxLength={300}
          required
          withAsterisk={false}
          data-autofocus
          error={failure}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={classes['ways']}>
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            color={pending?.isDanger ? 'red' : undefined}
            loading={save.isPending}
            disabled={!reason.trim()}
          >
            {pending?.isDanger ? t('health.giveUp') : t('health.retry')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type Say = ReturnType<typeof useI18n>['t'];

function retryOfFact({ consumer, factId }: ParkedFact, t: Say): Pending {
  return {
    title: t('health.retry.title'),
    explanation: t('health.retry.fact'),
    isDanger: false,
    decide: async (reason) =>
      (await request(ParkedFactRetryDocument, { input: { consumer, factId, reason } })).parkedFactRetry,
  };
}

function giveUpOfFact({ consumer, factId }: ParkedFact, t: Say): Pending {
  return {
    title: t('health.giveUp.title'),
    explanation: t('health.giveUp.fact'),
    isDanger: true,
    decide: async (reason) =>
      (await request(ParkedFactGiveUpDocument, { input: { consumer, factId, reason } })).parkedFactGiveUp,
  };
}

function retryOfJob({ id: jobId }: FailedJob, t: Say): Pending {
  return {
    title: t('health.retry.title'),
    explanation: t('health.retry.job'),
    isDanger: false,
    decide: async (reason) => (await request(JobRetryDocument, { input: { jobId, reason } })).jobRetry,
  };
}

function giveUpOfJob({ id: jobId }: FailedJob, t: Say): Pending {
  return {
    title: t('health.giveUp.title'),
    explanation: t('health.giveUp.job'),
    isDanger: true,
    decide: async (reason) => (await request(JobGiveUpDocument, { input: { jobId, reason } })).jobGiveUp,
  };
}
