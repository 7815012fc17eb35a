import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  SearchDriftCheckDocument,
  SearchIndexRebuildCancelDocument,
  SearchIndexRebuildDocument,
} from '../generated/documents/operator.js';
import type { SystemHealthQuery } from '../generated/operations.js';
import { failureCode, request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useErrorText } from '../ui/error-text.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './health.module.css';

type Work = NonNullable<SystemHealthQuery['searchWork']>[number];
type Kind = Work['kind'];
type Answer = { readonly userErrors: readonly { readonly code: string; readonly message: string }[] };

/** Each is sent as it stands, and its refusal is shown beside its button. */
const WISHES = {
  REBUILD: async () => (await request(SearchIndexRebuildDocument, {})).searchIndexRebuild,
  DRIFT_CHECK: async () => (await request(SearchDriftCheckDocument, {})).searchDriftCheck,
  CANCEL: async () => (await request(SearchIndexRebuildCancelDocument, {})).searchIndexRebuildCancel,
} satisfies Record<Kind | 'CANCEL', () => Promise<Answer>>;

const isUnderWay = (work: Work | undefined): boolean =>
  work?.state === 'WAITING' || work?.state === 'RUNNING';

/** The index on the search server: build it anew, compare it, and how the latest of each went. */
export function SearchWorkSection({ works }: { works: readonly Work[] }): ReactNode {
  const { t } = useI18n();
  return (
    <section aria-labelledby="search-work">
      <h2 id="search-work">{t('health.search')}</h2>
      <p className={classes['lead']}>{t('health.search.intro')}</p>
      <ul className={classes['works']}>
        {(['REBUILD', 'DRIFT_CHECK'] as const).map((kind) => (
          <WorkRow key={kind} kind={kind} work={works.find((work) => work.kind === kind)} />
        ))}
      </ul>
    </section>
  );
}

function WorkRow({ kind, work }: { kind: Kind; work: Work | undefined }): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const client = useQueryClient();
  const wish = useMutation({
    mutationFn: (name: keyof typeof WISHES): Promise<Answer> => WISHES[name](),
    onSettled: () => client.invalidateQueries({ queryKey: ['health'] }),
  });
  const refusal = wish.data?.userErrors[0];
  const failure = refusal
    ? errorText(refusal.code, refusal.message)
    : wish.isError
      ? errorText(failureCode(wish.error))
      : null;
  const titleId = `search-work-${kind}`;
  const canCancel = kind === 'REBUILD' && work?.isAsked === true && isUnderWay(work);
  return (
    <li>
      <div className={classes['work']}>
        <div>
          <h3 id={titleId}>{t(`health.search.${kind}`)}</h3>
          <p className={classes['facts']} role="status">
            <Standing work={work} />
          </p>
        </div>
        <div className={classes['ways']}>
          {canCancel ? (
            <Button
              size="xs"
              variant="subtle"
              color="red"
              loading={wish.isPending}
              onClick={() => wish.mutate('CANCEL')}
            >
              {t('health.search.cancel')}
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="default"
            // Stays in the order of the keyboard, and says why it does nothing.
            aria-disabled={isUnderWay(work)}
            data-disabled={isUnderWay(work) || undefined}
            loading={wish.isPending && !canCancel}
            onClick={() => isUnderWay(work) || wish.mutate(kind)}
          >
            {t(`health.search.do.${kind}`)}
          </Button>
        </div>
      </div>
      {work?.state === 'RUNNING' ? (
        <Progress.Root className={classes['progress']}>
          <Progress.Section
            aria-labelledby={titleId}
            value={work.total > 0 ? (100 * work.done) / work.total : 0}
          />
        </Progress.Root>
      ) : null}
      {work?.state === 'FAILED' && work.error ? <pre tabIndex={0}>{work.error}</pre> : null}
      {failure ? (
        <p className={classes['failure']} role="alert">
          {failure}
        </p>
      ) : null}
    </li>
  );
}

function Standing({ work }: { work: Work | undefined }): ReactNode {
  const { t, number } = useI18n();
  if (!work) return t('health.search.never');
  const { state, done, total, drift, finishedAt } = work;
  if (state === 'WAITING') return t('health.search.waiting');
  if (state === 'RUNNING')
    return t('health.search.running', { done: number(done), total: number(Math.max(done, total)) });
  return (
    <>
      {state === 'DONE' && drift ? driftText(drift) : t(`health.search.state.${state}`)}
      {finishedAt ? (
        <>
          {' · '}
          <TimeAgo at={finishedAt} />
        </>
      ) : null}
    </>
  );

  function driftText({ missing, stale, extra }: NonNullable<Work['drift']>): string {
    if (missing + stale + extra === 0) return t('health.search.inStep');
    return t('health.search.drift', {
      missing: number(missing),
      stale: number(stale),
      extra: number(extra),
    });
  }
}
