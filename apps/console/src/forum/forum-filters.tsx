import { IconHourglass, IconLock, IconPin, IconSparkles, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { SpaceKindIcon } from '../shell/space-kind-icon.js';
import { inTree } from '../shell/space-tree.js';
import { FilterGroup, FilterLink } from '../ui/filters.js';
import classes from './forum.module.css';
import { searchOf, STANDINGS, type Narrowing } from './forum-state.js';

const ICONS = { pinned: IconPin, featured: IconSparkles, locked: IconLock, slowed: IconHourglass };

/** The "what" of the section: which threads, and in which space. */
export function ForumFilters({ narrowing }: { narrowing: Narrowing }): ReactNode {
  const { t, number } = useI18n();
  const { spaces } = useCommunity();
  const { standing, spaceId } = narrowing;
  return (
    <>
      <FilterGroup title={t('forum.which')}>
        <FilterLink
          as={Link}
          to={searchOf({ ...narrowing, standing: null })}
          isChosen={standing === null}
          icon={<IconStack2 size={16} stroke={1.6} />}
        >
          {t('forum.all')}
        </FilterLink>
        {STANDINGS.map((each) => {
          const Icon = ICONS[each];
          return (
            <FilterLink
              key={each}
              as={Link}
              to={searchOf({ ...narrowing, standing: each })}
              isChosen={standing === each}
              icon={<Icon size={16} stroke={1.6} />}
            >
              {t(`forum.standing.${each}`)}
            </FilterLink>
          );
        })}
      </FilterGroup>
      <FilterGroup title={t('queue.spaces')}>
        <FilterLink
          as={Link}
          to={searchOf({ ...narrowing, spaceId: null })}
          isChosen={spaceId === null}
          icon={<IconStack2 size={16} stroke={1.6} />}
        >
          {t('queue.allSpaces')}
        </FilterLink>
        {inTree(spaces).map((space) => (
          <div key={space.id} className={space.parent ? classes['nested'] : undefined}>
            <FilterLink
              as={Link}
              to={searchOf({ ...narrowing, spaceId: space.id })}
              isChosen={spaceId === space.id}
              icon={<SpaceKindIcon kind={space.kind} isPrivate={space.holdsConversations} />}
              count={number(space.threadCount)}
            >
              {space.name}
            </FilterLink>
          </div>
        ))}
      </FilterGroup>
    </>
  );
}
