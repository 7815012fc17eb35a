import { Alert, Button, Modal } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { ExportFormat } from '../generated/operations.js';
import { failureCode } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { useErrorText } from '../ui/error-text.js';
import { ExportList } from './export-list.js';
import classes from './export.module.css';
import type { Search } from './search-state.js';
import { useExportStart } from './use-exports.js';

const FORMATS = ['JSONL', 'CSV', 'CSV_EXCEL'] as const satisfies ExportFormat[];

interface ExportDialogProps {
  search: Search;
  /** Rows of the search shown; null while it is not known. */
  expected: number | null;
  onClose: () => void;
}

/** Hands a search over as a file, and lists the files made before. */
export function ExportDialog({ search, expected, onClose }: ExportDialogProps): ReactNode {
  const { t, date, list } = useI18n();
  const { spaces } = useCommunity();
  const errorText = useErrorText();
  const [format, setFormat] = useState<ExportFormat>('JSONL');
  const start = useExportStart();
  const refusal = start.data?.userErrors[0];
  const problem = start.error
    ? errorText(failureCode(start.error), start.error.message)
    : refusal && errorText(refusal.code, refusal.message);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    start.mutate({ format, search });
  };
  const names = spaces.filter(({ id }) => search.spaceIds.includes(id)).map(({ name }) => name);
  const day = (value: string): string => date(`${value}T12:00:00`);
  const scope = [
    search.query ? `« ${search.query} »` : t('export.everything'),
    names.length > 0 ? list(names) : t('export.allSpaces'),
    ...(search.from ? [t('export.since', { date: day(search.from) })] : []),
    ...(search.to ? [t('export.until', { date: day(search.to) })] : []),
  ];

  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('export.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['form']}>
        <p className={classes['scope']}>
          <strong>
            {expected === null ? t('export.count.unknown') : t('verbatims.count', { count: expected })}
          </strong>
          <span>{scope.join(' · ')}</span>
        </p>
        <fieldset>
          <legend>{t('export.format')}</legend>
          <div className={classes['formats']}>
            {FORMATS.map((each) => (
              <label key={each} className={classes['format']} data-checked={format === each || undefined}>
                <input
                  type="radio"
                  name="format"
                  value={each}
                  data-autofocus={format === each || undefined}
                  checked={format === each}
                  onChange={() => setFormat(each)}
                />
                <span>
                  <strong>{t(`export.format.${each}`)}</strong>
                  <small>{t(`export.format.${each}.help`)}</small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className={classes['note']}>{t('export.pseudonyms')}</p>
        {problem ? (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
            {problem}
          </Alert>
        ) : null}
        <Button type="submit" loading={start.isPending} disabled={expected === 0}>
          {t('export.start')}
        </Button>
      </form>
      <ExportList />
    </Modal>
  );
}
