import { Button, CloseButton, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconFileOff, IconMessages, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import queue from '../queue/queue.module.css';
import { useSelection } from '../queue/use-selection.js';
import { useCommunity } from '../shell/community-context.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { SidebarSlot } from '../shell/sidebar-slot.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { Key } from '../ui/key.js';
import { useTitle } from '../ui/use-title.js';
import { ForumFilters } from './forum-filters.js';
import classes from './forum.module.css';
import { readNarrowing } from './forum-state.js';
import { ThreadList, ThreadListSkeleton } from './thread-list.js';
import { ThreadPanel } from './thread-panel.js';
import { useDoing } from './use-doing.js';
import { useForumPages, useForumThread } from './use-forum.js';

const SEARCH_PAUSE_MS = 200;

/** The threads of the community, and what staff do with them. */
export function ForumPage(): ReactNode {
  const { t } = useI18n();
  const { community, spaces } = useCommunity();
  const [search] = useSearchParams();
  const narrowing = readNarrowing(search);
  const isPhone = useMediaQuery('(max-width: 719px)', undefined, { getInitialValueInEffect: false });
  const pages = useForumPages(narrowing);
  const threads = pages.data ?? [];
  const { selectedId, select, move } = useSelection(threads, !isPhone, 'thread');
  const detail = useForumThread(selectedId);
  const doing = useDoing();
  const field = useRef<HTMLInputElement>(null);
  const space = spaces.find(({ id }) => id === narrowing.spaceId);

  useTitle(space?.name ?? t('forum.title'), community.name);
  useShortcuts(t('forum.title'), [
    { keys: ['j', 'ArrowDown'], show: 'j', label: t('forum.next'), run: () => move(1) },
    { keys: ['k', 'ArrowUp'], show: 'k', label: t('forum.previous'), run: () => move(-1) },
    { keys: ['/'], show: '/', label: t('forum.search'), run: () => field.current?.focus() },
    { keys: ['z'], show: 'z', label: t('forum.undo'), run: doing.undo },
  ]);
  // What was merged away is looked at under its new name.
  const foundId = detail.data?.id;
  useEffect(() => {
    if (foundId && selectedId && foundId !== selectedId && !detail.isPlaceholderData) select(foundId);
  }, [foundId, selectedId, detail.isPlaceholderData, select]);

  return (
    <div className={queue['screen']} data-has-case={selectedId ? true : undefined}>
      <SidebarSlot>
        <ForumFilters narrowing={narrowing} />
      </SidebarSlot>
      <section className={queue['list']} aria-label={t('forum.list')}>
        <header className={queue['listHead']}>
          <h1>{space?.name ?? t('forum.title')}</h1>
          <TitleSearch title={narrowing.title} field={field} />
        </header>
        {pages.isPending ? <ThreadListSkeleton /> : null}
        {pages.isError && !pages.data ? (
          <Failure error={pages.error} onRetry={() => void pages.refetch()} />
        ) : null}
        {pages.isSuccess && threads.length === 0 ? (
          <Empty icon={<IconMessages stroke={1.5} />} title={t('forum.empty.title')} isLive>
            {narrowing.title
              ? t('forum.empty.search', { title: narrowing.title })
              : narrowing.standing
                ? t('forum.empty.standing')
                : t('forum.empty.text')}
          </Empty>
        ) : null}
        {threads.length > 0 ? (
          <ThreadList
            threads={threads}
            selectedId={selectedId}
            isSpaceShown={narrowing.spaceId === null}
            onSelect={select}
            hasMore={pages.hasNextPage}
            isLoadingMore={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        ) : null}
      </section>
      <section className={queue['thing']} aria-label={t('forum.thread')}>
        {isPhone && selectedId ? (
          <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={() => select(null)}>
            {t('queue.backToList')}
          </Button>
        ) : null}
        {selectedId && detail.isPending ? <PanelSkeleton /> : null}
        {selectedId && detail.isError && !detail.data ? (
          <Failure error={detail.error} onRetry={() => void detail.refetch()} />
        ) : null}
        {selectedId && detail.data === null ? (
          <Empty icon={<IconFileOff stroke={1.5} />} title={t('forum.gone.title')}>
            {t('forum.gone.text')}
          </Empty>
        ) : null}
        {selectedId && detail.data ? (
          <ThreadPanel key={detail.data.id} thread={detail.data} doing={doing} onGo={select} />
        ) : null}
      </section>
    </div>
  );
}

interface TitleSearchProps {
  title: string;
  field: React.RefObject<HTMLInputElement | null>;
}

/** Words of a title; the list follows the typing after a short pause. */
function TitleSearch({ title, field }: TitleSearchProps): ReactNode {
  const { t } = useI18n();
  const [, setSearch] = useSearchParams();
  const [text, setText] = useState(title);
  const [settled] = useDebouncedValue(text.trim(), SEARCH_PAUSE_MS);
  const sent = useRef(title);
  // The address may change by itself, by a filter or on the way back: then the field follows.
  useEffect(() => {
    if (title === sent.current) return;
    sent.current = title;
    setText(title);
  }, [title]);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('thread');
        if (settled) after.set('title', settled);
        else after.delete('title');
        return after;
      },
      { replace: true },
    );
  }, [settled, setSearch]);
  return (
    <search>
      <TextInput
        ref={field}
        type="search"
        aria-label={t('forum.search')}
        placeholder={t('forum.search')}
        value={text}
        maxLength={200}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        rightSection={
          text ? (
            <CloseButton size="sm" aria-label={t('verbatims.search.clear')} onClick={() => setText('')} />
          ) : (
            <Key>/</Key>
          )
        }
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </search>
  );
}

function PanelSkeleton(): ReactNode {
  return (
    <div className={classes['panel']} aria-busy="true">
      <Skeleton height={12} width="30%" />
      <Skeleton height={22} width="60%" />
      <Skeleton height={32} width="90%" />
      <Skeleton height={180} />
    </div>
  );
}
