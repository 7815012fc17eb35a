import { Button, CloseButton, Loader, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Key } from '../ui/key.js';
import classes from './verbatims.module.css';

const PAUSE_MS = 180;

interface SearchBarProps {
  query: string;
  isSearching: boolean;
  field: RefObject<HTMLInputElement | null>;
  onQuery: (query: string) => void;
  /** Null when the viewer may not export. */
  onExport: (() => void) | null;
}

/** Words to find; the search follows the typing after a short pause. */
export function SearchBar({ query, isSearching, field, onQuery, onExport }: SearchBarProps): ReactNode {
  const { t } = useI18n();
  const [text, setText] = useState(query);
  const sent = useRef(query);
  // The address may change by itself (back, a link of the palette): then the field follows.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setText(query);
  }, [query]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      onQuery(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onQuery]);

  return (
    <div className={classes['searchBar']}>
      <search className={classes['searchField']}>
        <TextInput
          ref={field}
          type="search"
          size="md"
          aria-label={t('verbatims.search')}
          placeholder={t('verbatims.search.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
            if (event.key !== 'Enter') return;
            sent.current = text;
            onQuery(text);
          }}
          leftSection={
            isSearching ? <Loader size={16} color="gray" /> : <IconSearch size={18} stroke={1.6} />
          }
          rightSection={
            text ? (
              <CloseButton size="sm" aria-label={t('verbatims.search.clear')} onClick={() => setText('')} />
            ) : (
              <Key>/</Key>
            )
          }
        />
      </search>
      {onExport ? (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} />}
          rightSection={<Key>e</Key>}
          onClick={onExport}
        >
          {t('export.open')}
        </Button>
      ) : null}
    </div>
  );
}
