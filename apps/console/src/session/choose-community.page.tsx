import { Button } from '@mantine/core';
import { IconChevronRight, IconHeartRateMonitor, IconMailbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { roleKey } from './roles.js';
import { Doorway } from './doorway.js';
import classes from './session.module.css';
import { useAccount } from './signed-in.js';
import { useSignOut } from './use-sign-out.js';

/** The communities where one works; straight in when there is but one. */
export function ChooseCommunityPage(): ReactNode {
  const { t, list } = useI18n();
  const { account, memberships } = useAccount();
  const signOut = useSignOut();
  const only = memberships.length === 1 ? memberships[0] : undefined;
  if (only) return <Navigate to={`/${only.communitySlug}`} replace />;
  const hasNothing = memberships.length === 0 && !account.isOperator;

  return (
    <Doorway
      title={hasNothing ? t('choose.none.title') : t('choose.title')}
      intro={hasNothing ? t('choose.none.text', { email: account.email }) : t('choose.intro')}
    >
      <ul className={classes['choices']}>
        {memberships.map((membership) => (
          <li key={membership.communitySlug}>
            <Link to={`/${membership.communitySlug}`}>
              <span>
                <strong>{membership.communityName}</strong>
                <small>{list(membership.roles.map((role) => t(roleKey(role))))}</small>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </Link>
          </li>
        ))}
        {account.isOperator ? (
          <>
            <li>
              <Link to="/mailbox">
                <IconMailbox size={20} stroke={1.5} aria-hidden />
                <span>
                  <strong>{t('mailbox.title')}</strong>
                  <small>{t('choose.mailbox')}</small>
                </span>
              </Link>
            </li>
            <li>
              <Link to="/health">
                <IconHeartRateMonitor size={20} stroke={1.5} aria-hidden />
                <span>
                  <strong>{t('health.title')}</strong>
                  <small>{t('choose.health')}</small>
                </span>
              </Link>
            </li>
          </>
        ) : null}
      </ul>
      <Button variant="default" onClick={signOut}>
        {t('account.signOut')}
      </Button>
    </Doorway>
  );
}
