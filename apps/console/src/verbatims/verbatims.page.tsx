import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconLifebuoy, IconQuote, IconSearchOff } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { SidebarSlot } from '../shell/sidebar-slot.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { Key } from '../ui/key.js';
import { useTitle } from '../ui/use-title.js';
import { Facets } from './facets.js';
import { MonthChart } from './month-chart.js';
import { ReadingPane } from './reading-pane.js';
import { Results, ResultsSkeleton } from './results.js';
import { daysOfMonth, isFiltered, readSearch, writeSearch, type Search } from './search-state.js';
import { SearchBar } from './search-bar.js';
import { useVerbatims } from './use-verbatims.js';
import classes from './verbatims.module.css';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.js')).ExportDialog }));

/** Finds what members wrote, shows it exactly, and hands it over. */
export function VerbatimsPage(): ReactNode {
  const { t, list } = useI18n();
  const { community, can } = useCommunity();
  const [params, setParams] = useSearchParams();
  const search = useMemo(() => readSearch(params), [params]);
  const selectedParam = params.get('verbatim');
  const isPhone = useMediaQuery('(max-width: 719px)', undefined, { getInitialValueInEffect: false });
  const [isExporting, setExporting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const found = useVerbatims(search);
  const verbatims = found.data?.verbatims ?? [];
  const summary = found.data?.summary ?? null;

  const setSearch = useCallback(
    (next: Search) =>
      setParams(
        (before) => {
          const after = writeSearch(before, next);
          after.delete('verbatim');
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  const onQuery = useCallback((query: string) => setSearch({ ...latest.current, query }), [setSearch]);
  const select = useCallback(
    (id: string | null) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (id) after.set('verbatim', id);
          else after.delete('verbatim');
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );

  const index = verbatims.findIndex(({ id }) => id === selectedParam);
  const selected = verbatims[index] ?? (isPhone ? undefined : verbatims[0]);
  const move = (step: 1 | -1): void => {
    const target = verbatims[Math.min(Math.max((index < 0 ? 0 : index) + step, 0), verbatims.length - 1)];
    if (target) select(target.id);
  };
  const month = summary?.facets.months.find((each) => {
    const { from, to } = daysOfMonth(each.month);
    return search.from === from && search.to === to;
  });

  useTitle(search.query ? `« ${search.query} »` : t('verbatims.title'), community.name);
  useShortcuts(t('verbatims.title'), [
    { keys: ['/'], show: '/', label: t('verbatims.search'), run: () => field.current?.select() },
    { keys: ['j', 'ArrowDown'], show: 'j', label: t('verbatims.next'), run: () => move(1) },
    { keys: ['k', 'ArrowUp'], show: 'k', label: t('verbatims.previous'), run: () => move(-1) },
    ...(can('verbatim.export')
      ? [{ keys: ['e'], show: 'e', label: t('export.open'), run: () => setExporting(true) }]
      : []),
  ]);

  const isEmpty = found.isSuccess && !found.isPlaceholderData && verbatims.length === 0;
  const isVirgin = isEmpty && search.query === '' && !isFiltered(search);
  return (
    <div className={classes['screen']} data-has-verbatim={selectedParam ? true : undefined}>
      <SidebarSlot>
        <Facets search={search} facets={summary?.facets} onSearch={setSearch} />
      </SidebarSlot>
      <header className={classes['head']}>
        <h1 className="unseen">{t('verbatims.title')}</h1>
        <SearchBar
          query={search.query}
          isSearching={found.isFetching && !found.isFetchingNextPage}
          field={field}
          onQuery={onQuery}
          onExport={can('verbatim.export') ? () => setExporting(true) : null}
        />
        {summary?.isFallback ? (
          <p className={classes['fallback']} role="status">
            <IconLifebuoy size={18} stroke={1.7} aria-hidden />
            <span>{t('verbatims.fallback')}</span>
          </p>
        ) : null}
        {summary?.corrections.length ? (
          <p className={classes['corrections']} role="status">
            {summary.corrections.map(({ typed, searched }) => (
              <span key={typed}>{t('verbatims.correction', { typed, searched: list(searched) })}</span>
            ))}
          </p>
        ) : null}
      </header>
      {summary && summary.facets.months.length > 0 ? (
        <MonthChart
          months={summary.facets.months}
          chosen={month?.month ?? null}
          onChoose={(chosen) =>
            setSearch({ ...search, ...(chosen ? daysOfMonth(chosen) : { from: null, to: null }) })
          }
        />
      ) : (
        <span />
      )}
      <div className={classes['columns']} data-stale={found.isPlaceholderData || undefined}>
        <section className={classes['list']} aria-label={t('verbatims.list')}>
          <p className={classes['total']}>
            <span role="status">{summary ? t('verbatims.count', { count: summary.totalCount }) : ' '}</span>
            <Key>j</Key>
            <Key>k</Key>
          </p>
          {found.isPending ? <ResultsSkeleton /> : null}
          {found.isError && !found.data ? (
            <Failure error={found.error} onRetry={() => void found.refetch()} />
          ) : null}
          {isVirgin ? (
            <Empty icon={<IconQuote stroke={1.5} />} title={t('verbatims.virgin.title')}>
              {t('verbatims.virgin.text')}
            </Empty>
          ) : null}
          {isEmpty && !isVirgin ? (
            <Empty
              icon={<IconSearchOff stroke={1.5} />}
              title={t('verbatims.empty.title')}
              action={
                isFiltered(search) ? (
                  <Button
                    variant="default"
                    onClick={() => setSearch({ query: search.query, spaceIds: [], from: null, to: null })}
                  >
                    {t('verbatims.clearFilters')}
                  </Button>
                ) : null
              }
            >
              {t('verbatims.empty.text')}
            </Empty>
          ) : null}
          {verbatims.length > 0 ? (
            <Results
              verbatims={verbatims}
              selectedId={selected?.id ?? null}
              onSelect={select}
              hasMore={found.hasNextPage}
              isLoadingMore={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          ) : null}
        </section>
        <section className={classes['thing']} aria-label={t('verbatims.reading')}>
          {isPhone && selectedParam ? (
            <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={() => select(null)}>
              {t('verbatims.backToList')}
            </Button>
          ) : null}
          {selected ? <ReadingPane verbatim={selected} /> : null}
        </section>
      </div>
      {isExporting ? (
        <Suspense>
          <ExportDialog
            search={search}
            expected={summary?.totalCount ?? null}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
