import { Button, Skeleton } from '@mantine/core';
import { IconMailbox } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { MailboxDocument } from '../generated/documents/operator.js';
import type { MailboxQuery } from '../generated/operations.js';
import { request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { TimeAgo } from '../ui/time-ago.js';
import { useReachEnd } from '../ui/use-reach-end.js';
import { useTitle } from '../ui/use-title.js';
import { LinkedText } from './linked-text.js';
import classes from './operator.module.css';

type Mail = MailboxQuery['mailbox']['edges'][number]['node'];

/** Every mail of an install that has no SMTP server: they are read here instead of being sent. */
export function MailboxPage(): ReactNode {
  const { t } = useI18n();
  const [openId, setOpenId] = useState<string | null>(null);
  const mails = useInfiniteQuery({
    queryKey: ['mailbox'],
    queryFn: async ({ pageParam, signal }) =>
      (await request(MailboxDocument, { first: 50, after: pageParam }, { signal })).mailbox,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => pages.flatMap((page) => page.edges.map((edge) => edge.node)),
    refetchInterval: 10_000,
  });
  const end = useReachEnd(() => void mails.fetchNextPage(), mails.hasNextPage && !mails.isFetchingNextPage);
  const open = mails.data?.find(({ id }) => id === openId) ?? mails.data?.[0];
  useTitle(t('mailbox.title'));

  return (
    <div className={classes['mailbox']}>
      <section className={classes['list']} aria-label={t('mailbox.list')}>
        <header>
          <h1>{t('mailbox.title')}</h1>
          <p>{t('mailbox.intro')}</p>
        </header>
        {mails.isPending ? (
          <div className={classes['scroll']} aria-busy="true">
            {Array.from({ length: 6 }, (_, index) => (
              <Skeleton key={index} height={52} m={12} w="auto" />
            ))}
          </div>
        ) : null}
        {mails.isError && !mails.data ? (
          <Failure error={mails.error} onRetry={() => void mails.refetch()} />
        ) : null}
        {mails.data?.length === 0 ? (
          <Empty icon={<IconMailbox stroke={1.5} />} title={t('mailbox.empty.title')}>
            {t('mailbox.empty.text')}
          </Empty>
        ) : null}
        {mails.data && mails.data.length > 0 ? (
          <div className={classes['scroll']}>
            <ul>
              {mails.data.map((mail) => (
                <li key={mail.id}>
                  <button
                    type="button"
                    className={classes['row']}
                    aria-current={mail.id === open?.id ? 'true' : undefined}
                    onClick={() => setOpenId(mail.id)}
                  >
                    <span>
                      <strong>{mail.to}</strong>
                      <TimeAgo at={mail.createdAt} />
                    </span>
                    <span>{mail.subject}</span>
                  </button>
                </li>
              ))}
            </ul>
            {mails.hasNextPage ? (
              <div ref={end} className={classes['more']}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  loading={mails.isFetchingNextPage}
                  onClick={() => void mails.fetchNextPage()}
                >
                  {t('list.more')}
                </Button>
              </div>
            ) : null}
          </div>
        ) : null}
      </section>
      <section className={classes['mail']} aria-label={t('mailbox.reading')}>
        {open ? <MailView mail={open} /> : null}
      </section>
    </div>
  );
}

function MailView({ mail }: { mail: Mail }): ReactNode {
  const { t, dateTime } = useI18n();
  return (
    <article aria-labelledby="mail">
      <h2 id="mail">{mail.subject}</h2>
      <p className={classes['mailFacts']}>
        {t('mailbox.to')} <strong>{mail.to}</strong> · {dateTime(mail.createdAt)}
        {' · '}
        {mail.sentAt ? t('mailbox.sent') : t('mailbox.kept')}
      </p>
      <div className={classes['mailText']} dir="auto">
        <LinkedText text={mail.text} />
      </div>
    </article>
  );
}
