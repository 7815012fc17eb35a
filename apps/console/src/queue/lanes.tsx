import { IconCircleCheck, IconHash, IconInbox, IconLock, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { FilterGroup, FilterLink } from '../ui/filters.js';
import type { Lane } from './use-queue.js';
import { useQueueSummary } from './use-queue-summary.js';

/** Address of a lane. */
export function laneSearch({ state, spaceId }: Lane): string {
  const search = new URLSearchParams();
  if (state === 'DECIDED') search.set('state', 'decided');
  if (spaceId) search.set('space', spaceId);
  return `?${search.toString()}`;
}

/** The "what" of the queue: open or decided, everywhere or in one space. */
export function Lanes({ lane }: { lane: Lane }): ReactNode {
  const { t, number } = useI18n();
  const { spaces } = useCommunity();
  const all = useQueueSummary(null);
  const here = useQueueSummary(lane.spaceId, lane.spaceId !== null);
  const count = (summary: typeof all): string | undefined => summary.data && number(summary.data.openCount);
  const icons = { PUBLIC: IconHash, MEMBERS: IconUsers, PRIVATE: IconLock };
  return (
    <>
      <FilterGroup title={t('queue.lanes')}>
        <FilterLink
          as={Link}
          to={laneSearch({ state: 'OPEN', spaceId: lane.spaceId })}
          isChosen={lane.state === 'OPEN'}
          icon={<IconInbox size={16} stroke={1.6} />}
          count={count(lane.spaceId ? here : all)}
        >
          {t('queue.open')}
        </FilterLink>
        <FilterLink
          as={Link}
          to={laneSearch({ state: 'DECIDED', spaceId: lane.spaceId })}
          isChosen={lane.state === 'DECIDED'}
          icon={<IconCircleCheck size={16} stroke={1.6} />}
        >
          {t('queue.decided')}
        </FilterLink>
      </FilterGroup>
      <FilterGroup title={t('queue.spaces')}>
        <FilterLink
          as={Link}
          to={laneSearch({ state: lane.state, spaceId: null })}
          isChosen={lane.spaceId === null}
          icon={<IconInbox size={16} stroke={1.6} />}
          count={lane.state === 'OPEN' ? count(all) : undefined}
        >
          {t('queue.allSpaces')}
        </FilterLink>
        {spaces.map((space) => {
          const Icon = icons[space.visibility];
          return (
            <FilterLink
              key={space.id}
              as={Link}
              to={laneSearch({ state: lane.state, spaceId: space.id })}
              isChosen={lane.spaceId === space.id}
              icon={<Icon size={16} stroke={1.6} />}
              count={lane.state === 'OPEN' && lane.spaceId === space.id ? count(here) : undefined}
            >
              {space.name}
            </FilterLink>
          );
        })}
      </FilterGroup>
    </>
  );
}
