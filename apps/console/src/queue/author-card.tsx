import type { ReactNode } from 'react';
import { WritePrivately } from '../conversations/write-privately.js';
import { useI18n } from '../i18n/i18n.js';
import { roleKey } from '../session/roles.js';
import { initials } from '../ui/initials.js';
import classes from './queue.module.css';
import type { CaseDetail } from './use-queue.js';

/** Who wrote it, in the numbers that matter to a moderator. */
export function AuthorCard({ author }: { author: CaseDetail['author'] }): ReactNode {
  const { t, number, date, list } = useI18n();
  const roles = [...new Set(author.roles.map(({ role }) => role))].filter((role) => role !== 'MEMBER');
  return (
    <section className={classes['author']} aria-labelledby="author">
      <h3 id="author">{t('queue.author')}</h3>
      <p className={classes['authorName']}>
        <span aria-hidden>{initials(author.displayName)}</span>
        <bdi>{author.displayName}</bdi>
      </p>
      {author.state === 'SUSPENDED' ? <p className={classes['bad']}>{t('member.suspended')}</p> : null}
      <dl>
        <div>
          <dt>{t('queue.author.published')}</dt>
          <dd>{number(author.publishedPostCount)}</dd>
        </div>
        <div>
          <dt>{t('queue.author.rejected')}</dt>
          <dd data-alarm={author.rejectedPostCount > 0 || undefined}>{number(author.rejectedPostCount)}</dd>
        </div>
        <div>
          <dt>{t('queue.author.joined')}</dt>
          <dd>{date(author.joinedAt)}</dd>
        </div>
        <div>
          <dt>{t('queue.author.signIn')}</dt>
          <dd>
            {author.ssoSubject
              ? t('member.viaSso')
              : author.hasAccount
                ? t('member.viaAccount')
                : t('member.imported')}
          </dd>
        </div>
        {roles.length > 0 ? (
          <div>
            <dt>{t('queue.author.roles')}</dt>
            <dd>{list(roles.map((role) => t(roleKey(role))))}</dd>
          </div>
        ) : null}
      </dl>
      <WritePrivately member={author} />
    </section>
  );
}
