import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Person } from '../ui/person.js';
import { RichText } from '../ui/rich-text.js';
import classes from './queue.module.css';
import type { CaseDetail } from './use-queue.js';

/** What was said just before, so that the post is not judged alone. */
export function ContextBefore({ posts }: { posts: CaseDetail['contextBefore'] }): ReactNode {
  const { t } = useI18n();
  const [isWhole, setWhole] = useState(false);
  if (posts.length === 0) return <p className={classes['hint']}>{t('queue.context.none')}</p>;
  return (
    <section className={classes['context']} aria-labelledby="context">
      <h3 id="context">{t('queue.context')}</h3>
      <ol>
        {posts.map((post) => (
          <li key={post.id}>
            <Person
              name={post.author.displayName}
              isStaff={post.author.badge === 'STAFF'}
              at={post.publishedAt ?? post.createdAt}
            />
            <div className={isWhole ? undefined : classes['clamped']}>
              <RichText html={post.bodyHtml} />
            </div>
          </li>
        ))}
      </ol>
      <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? t('queue.context.less') : t('queue.context.more')}
      </Button>
    </section>
  );
}
