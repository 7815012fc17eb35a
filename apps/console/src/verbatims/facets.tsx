import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { FilterCheck, FilterGroup } from '../ui/filters.js';
import { isFiltered, type Search } from './search-state.js';
import type { SearchSummary } from './use-verbatims.js';
import classes from './verbatims.module.css';

interface FacetsProps {
  search: Search;
  facets: SearchSummary['facets'] | undefined;
  onSearch: (search: Search) => void;
}

/** The "what" of the verbatims: spaces and dates. */
export function Facets({ search, facets, onSearch }: FacetsProps): ReactNode {
  const { t, number } = useI18n();
  const { spaces } = useCommunity();
  const counts = new Map(facets?.spaces.map(({ space, count }) => [space.id, count]));
  const toggle = (id: string, isWanted: boolean): void => {
    const others = search.spaceIds.filter((each) => each !== id);
    onSearch({ ...search, spaceIds: isWanted ? [...others, id] : others });
  };
  return (
    <>
      <FilterGroup title={t('verbatims.spaces')}>
        {spaces.map((space) => (
          <FilterCheck
            key={space.id}
            isChecked={search.spaceIds.includes(space.id)}
            onChange={(isWanted) => toggle(space.id, isWanted)}
            count={facets ? number(counts.get(space.id) ?? 0) : undefined}
          >
            {space.name}
          </FilterCheck>
        ))}
      </FilterGroup>
      <FilterGroup title={t('verbatims.dates')}>
        <div className={classes['dates']}>
          <TextInput
            type="date"
            size="xs"
            label={t('verbatims.from')}
            value={search.from ?? ''}
            max={search.to ?? undefined}
            onChange={(event) => onSearch({ ...search, from: event.currentTarget.value || null })}
          />
          <TextInput
            type="date"
            size="xs"
            label={t('verbatims.to')}
            value={search.to ?? ''}
            min={search.from ?? undefined}
            onChange={(event) => onSearch({ ...search, to: event.currentTarget.value || null })}
          />
          <p>{t('verbatims.dates.utc')}</p>
        </div>
      </FilterGroup>
      {isFiltered(search) ? (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes['clear']}
          onClick={() => onSearch({ query: search.query, spaceIds: [], from: null, to: null })}
        >
          {t('verbatims.clearFilters')}
        </Button>
      ) : null}
    </>
  );
}
