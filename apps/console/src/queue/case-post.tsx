import { SegmentedControl } from '@mantine/core';
import { IconExternalLink, IconLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Key } from '../ui/key.js';
import { Person } from '../ui/person.js';
import { RichText, useLinkTargets } from '../ui/rich-text.js';
import { CaseFiles } from './case-files.js';
import classes from './queue.module.css';
import type { CaseDetail } from './use-queue.js';

interface CasePostProps {
  detail: CaseDetail;
  isSource: boolean;
  onSource: (isSource: boolean) => void;
}

/** The thing to judge: as readers would see it, or as it was typed. */
export function CasePost({ detail, isSource, onSource }: CasePostProps): ReactNode {
  const { t } = useI18n();
  const { post, source, author } = detail;
  const targets = useLinkTargets(post.bodyHtml);
  return (
    <article className={classes['post']} aria-labelledby="held">
      <header>
        <h3 id="held" className={classes['postTitle']}>
          <Person name={author.displayName} at={post.createdAt} />
        </h3>
        <SegmentedControl
          size="xs"
          aria-label={t('queue.view')}
          value={isSource ? 'source' : 'rendered'}
          onChange={(value) => onSource(value === 'source')}
          data={[
            { value: 'rendered', label: t('queue.view.rendered') },
            { value: 'source', label: t('queue.view.source') },
          ]}
        />
        <Key>s</Key>
      </header>
      {isSource || post.bodyHtml === '' ? (
        <pre className={classes['source']} dir="auto" tabIndex={0} aria-label={t('queue.view.source')}>
          {source.body}
        </pre>
      ) : (
        <RichText html={post.bodyHtml} />
      )}
      <CaseFiles files={post.attachments} />
      {targets.length > 0 ? (
        <div className={classes['targets']}>
          <h4>
            <IconLink size={14} aria-hidden /> {t('queue.links', { count: targets.length })}
          </h4>
          <ul>
            {targets.map((target) => (
              <li key={target}>{target}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <footer>
        <span>{t('queue.revision', { number: source.number })}</span>
        <span title={source.sha256}>
          sha256 <code>{source.sha256.slice(0, 12)}…</code>
        </span>
        {post.state === 'PUBLISHED' ? (
          <a href={post.permalink} target="_blank" rel="noopener">
            {t('action.openInForum')} <IconExternalLink size={13} aria-hidden />
          </a>
        ) : null}
      </footer>
    </article>
  );
}
