import { Button, Progress, Skeleton } from '@mantine/core';
import { IconDownload, IconFileOff, IconRosetteDiscountCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Failure } from '../ui/failure.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './export.module.css';
import { isUnderway, useExport, useExportCancel, useExports, type ExportItem } from './use-exports.js';

/** The viewer's exports: what runs, what can be downloaded, what is gone. */
export function ExportList(): ReactNode {
  const { t } = useI18n();
  const exports = useExports();
  return (
    <section className={classes['past']} aria-labelledby="exports">
      <h3 id="exports">{t('export.past')}</h3>
      {exports.isPending ? <Skeleton height={48} /> : null}
      {exports.isError && !exports.data ? (
        <Failure error={exports.error} onRetry={() => void exports.refetch()} />
      ) : null}
      {exports.data?.length === 0 ? (
        <p className={classes['none']}>
          <IconFileOff size={16} stroke={1.6} aria-hidden /> {t('export.none')}
        </p>
      ) : null}
      <ul>
        {exports.data?.map((item) => (
          <ExportLine key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ExportLine({ item }: { item: ExportItem }): ReactNode {
  const { t, number, bytes } = useI18n();
  const current = useExport(item);
  const cancel = useExportCancel();
  const { state, rowCount, expectedRowCount: expected, sizeBytes, downloadUrl, sealUrl } = current;
  const share = expected ? Math.min(100, (rowCount / expected) * 100) : state === 'DONE' ? 100 : 0;
  const title = `${t(`export.format.${current.format}`)} · ${current.query ? `« ${current.query} »` : t('export.everything')}`;
  return (
    <li className={classes['line']}>
      <div>
        <strong>{title}</strong>
        <span className={classes['state']} data-state={state}>
          {t(`export.state.${state}`)}
        </span>
      </div>
      {isUnderway(current) ? (
        <>
          <Progress
            value={share}
            size="sm"
            aria-label={t('export.progress')}
            animated={state === 'RUNNING'}
          />
          <div>
            <span role="status">
              {expected
                ? t('export.rowsOf', { done: number(rowCount), expected: number(expected) })
                : t('export.rows', { count: rowCount })}
            </span>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              loading={cancel.isPending}
              onClick={() => cancel.mutate(current.id)}
            >
              {t('export.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <span>
            {[
              state === 'DONE' || state === 'EXPIRED' ? t('export.rows', { count: rowCount }) : '',
              sizeBytes ? bytes(sizeBytes) : '',
            ]
              .filter(Boolean)
              .map((part) => `${part} · `)}
            <TimeAgo at={current.finishedAt ?? current.createdAt} />
            {state === 'DONE' && current.expiresAt ? (
              <>
                {' · '}
                {t('export.expires')} <Until at={current.expiresAt} />
              </>
            ) : null}
          </span>
          {state === 'DONE' && downloadUrl ? (
            <Button
              component="a"
              href={downloadUrl}
              download
              variant="default"
              size="xs"
              leftSection={<IconDownload size={15} />}
            >
              {t('export.download')}
            </Button>
          ) : null}
          {state === 'DONE' && sealUrl ? (
            <Button
              component="a"
              href={sealUrl}
              download
              variant="subtle"
              color="gray"
              size="xs"
              title={t('export.sealHint')}
              leftSection={<IconRosetteDiscountCheck size={15} />}
            >
              {t('export.seal')}
            </Button>
          ) : null}
        </div>
      )}
      {state === 'FAILED' && current.failureMessage ? (
        <p className={classes['failed']}>{current.failureMessage}</p>
      ) : null}
    </li>
  );
}

function Until({ at }: { at: string }): ReactNode {
  const { ago, dateTime } = useI18n();
  return (
    <time dateTime={at} title={dateTime(at)}>
      {ago(at)}
    </time>
  );
}
