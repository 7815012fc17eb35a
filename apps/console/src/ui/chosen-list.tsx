import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useReachEnd } from './use-reach-end.js';

/** What a list loads as its end comes near. */
export interface MoreProps {
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}

interface ChosenListProps extends MoreProps {
  label: string;
  selectedId: string | null;
  /** Of the page it stands on: `scroll` around it, `more` at its end. */
  classes: Readonly<Record<string, string>>;
  children: ReactNode;
}

/** A list of which one is chosen. That one is always brought into view, the rest never moves. */
export function ChosenList(props: ChosenListProps): ReactNode {
  const { label, selectedId, classes, children, hasMore, isLoadingMore, onMore } = props;
  const { t } = useI18n();
  const list = useRef<HTMLUListElement>(null);
  const end = useReachEnd(onMore, hasMore && !isLoadingMore);
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <div className={classes['scroll']}>
      <ul ref={list} aria-label={label}>
        {children}
      </ul>
      {hasMore ? (
        <div ref={end} className={classes['more']}>
          <Button variant="subtle" size="compact-sm" loading={isLoadingMore} onClick={onMore}>
            {t('list.more')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
