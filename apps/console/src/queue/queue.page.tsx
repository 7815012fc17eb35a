import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconCircleCheck, IconFileOff, IconHistory } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Verdict } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { SidebarSlot } from '../shell/sidebar-slot.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { useTitle } from '../ui/use-title.js';
import { CaseList, CaseListSkeleton } from './case-list.js';
import { CaseView } from './case-view.js';
import { Lanes, laneSearch } from './lanes.js';
import { QueueHeader } from './queue-header.js';
import classes from './queue.module.css';
import { useSelection } from './use-selection.js';
import { useCase, useQueuePages, type CaseDetail, type Lane } from './use-queue.js';
import { useQueueSummary } from './use-queue-summary.js';

/** The moderation queue: what, which, the thing. */
export function QueuePage(): ReactNode {
  const { t } = useI18n();
  const { community } = useCommunity();
  const [search] = useSearchParams();
  const lane: Lane = {
    state: search.get('state') === 'decided' ? 'DECIDED' : 'OPEN',
    spaceId: search.get('space'),
  };
  const isPhone = useMediaQuery('(max-width: 719px)', undefined, { getInitialValueInEffect: false });
  const pages = useQueuePages(lane);
  const cases = pages.data ?? [];
  const { selectedId, select, move, after } = useSelection(cases, !isPhone);
  const detail = useCase(selectedId, selectedId && after(selectedId));
  const summary = useQueueSummary(null);
  const [conflictId, setConflictId] = useState<string | null>(null);
  const [cameUpId, setCameUpId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState('');

  useTitle(
    summary.data ? `(${summary.data.openCount}) ${t('queue.title')}` : t('queue.title'),
    community.name,
  );
  useShortcuts(t('queue.title'), [
    { keys: ['j', 'ArrowDown'], show: 'j', label: t('queue.nextCase'), run: () => move(1) },
    { keys: ['k', 'ArrowUp'], show: 'k', label: t('queue.previousCase'), run: () => move(-1) },
  ]);
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(''), 6000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const onDecided = ({ id, author }: CaseDetail, verdict: Verdict): void => {
    const name = author.displayName;
    setOutcome(verdict === 'APPROVE' ? t('queue.approved', { name }) : t('queue.rejected', { name }));
    const next = after(id);
    setCameUpId(next);
    select(next);
  };
  const isEmpty = pages.isSuccess && cases.length === 0;

  return (
    <div className={classes['screen']} data-has-case={selectedId ? true : undefined}>
      <SidebarSlot>
        <Lanes lane={lane} />
      </SidebarSlot>
      <section className={classes['list']} aria-label={t('queue.list')}>
        <QueueHeader lane={lane} outcome={outcome} />
        {pages.isPending ? <CaseListSkeleton /> : null}
        {pages.isError && !pages.data ? (
          <Failure error={pages.error} onRetry={() => void pages.refetch()} />
        ) : null}
        {isEmpty && lane.state === 'OPEN' ? (
          <Empty
            icon={<IconCircleCheck stroke={1.5} />}
            title={t('queue.empty.title')}
            isLive
            action={
              <Button
                component={Link}
                to={laneSearch({ state: 'DECIDED', spaceId: lane.spaceId })}
                variant="default"
                leftSection={<IconHistory size={16} />}
              >
                {t('queue.empty.action')}
              </Button>
            }
          >
            {lane.spaceId ? t('queue.empty.space') : t('queue.empty.text')}
          </Empty>
        ) : null}
        {isEmpty && lane.state === 'DECIDED' ? (
          <Empty icon={<IconHistory stroke={1.5} />} title={t('queue.emptyDecided.title')}>
            {t('queue.emptyDecided.text')}
          </Empty>
        ) : null}
        {cases.length > 0 ? (
          <CaseList
            cases={cases}
            selectedId={selectedId}
            onSelect={select}
            hasMore={pages.hasNextPage}
            isLoadingMore={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        ) : null}
      </section>
      <section className={classes['thing']} aria-label={t('queue.post')}>
        {isPhone && selectedId ? (
          <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={() => select(null)}>
            {t('queue.backToList')}
          </Button>
        ) : null}
        {selectedId && detail.isPending ? <CaseSkeleton /> : null}
        {selectedId && detail.isError && !detail.data ? (
          <Failure error={detail.error} onRetry={() => void detail.refetch()} />
        ) : null}
        {selectedId && detail.data === null ? (
          <Empty icon={<IconFileOff stroke={1.5} />} title={t('queue.gone.title')}>
            {t('queue.gone.text')}
          </Empty>
        ) : null}
        {selectedId && detail.data ? (
          <CaseView
            detail={detail.data}
            hasConflict={conflictId === detail.data.id}
            isOpenLane={lane.state === 'OPEN'}
            takesFocus={cameUpId === detail.data.id}
            onDecided={onDecided}
            onConflict={() => setConflictId(selectedId)}
            onNext={() => select(after(selectedId))}
          />
        ) : null}
      </section>
    </div>
  );
}

function CaseSkeleton(): ReactNode {
  return (
    <div className={classes['skeleton']} aria-busy="true">
      <Skeleton height={12} width="30%" />
      <Skeleton height={20} width="60%" />
      <Skeleton height={72} />
      <Skeleton height={180} />
    </div>
  );
}
