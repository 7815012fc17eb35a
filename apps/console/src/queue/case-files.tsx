import { IconFileTypePdf } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import classes from './case-files.module.css';
import type { CaseDetail } from './use-queue.js';

/** The files of the post to judge: each picture opens large beside the queue, a document is downloaded. */
export function CaseFiles({ files }: { files: CaseDetail['post']['attachments'] }): ReactNode {
  const { t } = useI18n();
  if (files.length === 0) return null;
  return (
    <section className={classes['files']} aria-label={t('queue.files', { count: files.length })}>
      <h4>{t('queue.files', { count: files.length })}</h4>
      <ul>
        {files.map(({ id, kind, name, description, variants }) => {
          const stills = variants.filter(({ format }) => format === 'image/webp');
          const [smallest] = stills;
          return (
            <li key={id}>
              <a href={(stills.at(-1) ?? variants[0])?.url} target="_blank" rel="noopener" title={name}>
                {kind === 'IMAGE' && smallest ? (
                  <img src={smallest.url} alt={description || name} loading="lazy" />
                ) : (
                  <IconFileTypePdf size={32} aria-hidden />
                )}
                <span>{name}</span>
              </a>
              {description === '' ? null : <p dir="auto">{description}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
