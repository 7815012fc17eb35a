import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MessageKey } from '../i18n/catalogue.js';
import { useI18n } from '../i18n/i18n.js';
import { Failure } from '../ui/failure.js';
import classes from './reach-chart.module.css';
import { useReach, type ForumReach } from './use-forum.js';

const GROUPS = ['byTrustLevel', 'byRole', 'byMonth'] as const;

/** Who has read an announcement: tables, whose bars say the same to the eye. */
export function ReachChart({ threadId }: { threadId: string }): ReactNode {
  const { t, number } = useI18n();
  const reach = useReach(threadId);
  if (reach.isPending) return <Skeleton height={20} width="45%" aria-busy="true" />;
  if (reach.isError) return <Failure error={reach.error} onRetry={() => void reach.refetch()} />;
  const { readCount, audienceCount } = reach.data;
  if (readCount === null) return <p className={classes['quiet']}>{t('forum.reach.tooFew')}</p>;
  return (
    <figure className={classes['reach']} aria-labelledby="reach">
      <figcaption id="reach">
        <strong>{t('forum.reach.read', { count: readCount, all: number(audienceCount) })}</strong>
        <Bar count={readCount} of={audienceCount} />
      </figcaption>
      <div className={classes['groups']}>
        {GROUPS.map((by) => (
          <Group key={by} by={by} segments={reach.data[by]} />
        ))}
      </div>
      <p className={classes['quiet']}>{t('forum.reach.privacy')}</p>
    </figure>
  );
}

interface GroupProps {
  by: (typeof GROUPS)[number];
  segments: ForumReach['byRole'];
}

function Group({ by, segments }: GroupProps): ReactNode {
  const { t } = useI18n();
  const nameOf = useSegmentName();
  if (segments.length === 0) return null;
  return (
    <table className={classes['group']}>
      <caption>{t(`forum.reach.${by}`)}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{t(`forum.reach.${by}`)}</th>
          <th scope="col">{t('forum.reach.column')}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map(({ name, readCount, audienceCount }) => (
          <tr key={name}>
            <th scope="row">{nameOf(by, name)}</th>
            <td>
              <Bar count={readCount} of={audienceCount} />
              <span>{t('forum.reach.of', { read: readCount, all: audienceCount })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The figure beside it says it in words. */
function Bar({ count, of }: { count: number; of: number }): ReactNode {
  return (
    <svg className={classes['bar']} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      <rect className={classes['ground']} width="100" height="8" />
      <rect className={classes['share']} width={(100 * count) / Math.max(1, of)} height="8" />
    </svg>
  );
}

function useSegmentName(): (by: GroupProps['by'], name: string) => string {
  const { t, month } = useI18n();
  return (by, name) => {
    if (name === 'others') return t('forum.reach.others');
    if (by === 'byMonth') return month(name);
    if (by === 'byRole') return t(`role.${name.toUpperCase()}` as 'role.MEMBER');
    return t('trust.levelOf', {
      level: Number(name),
      name: t(`trust.level.${name}` as MessageKey as 'trust.level.0'),
    });
  };
}
