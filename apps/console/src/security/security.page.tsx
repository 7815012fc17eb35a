import { Alert, Button, Skeleton } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useAccount, useViewer } from '../session/signed-in.js';
import settings from '../settings/settings.module.css';
import { Shell } from '../shell/shell.js';
import { Failure } from '../ui/failure.js';
import { useTitle } from '../ui/use-title.js';
import { PasswordSection } from './password-section.js';
import { SecondFactorSection } from './second-factor-section.js';
import { SessionsSection } from './sessions-section.js';
import { useSecurity } from './use-security.js';

/** One's own account: where one is signed in, the password, the second factor. */
export function SecurityPage(): ReactNode {
  const { t } = useI18n();
  const { account } = useAccount();
  // Who came by a community's provider has no account here: password and second factor are the provider's.
  const hasAccount = account.email !== '';
  const security = useSecurity(hasAccount);
  useTitle(t('security.title'));
  return (
    <Shell>
      <div className={settings['page']}>
        <header className={settings['pageHead']}>
          <div>
            <h1>{t('security.title')}</h1>
            <p>
              {hasAccount ? t('security.intro', { email: account.email }) : t('security.introByProvider')}
            </p>
          </div>
        </header>
        <WayBack hasAccount={hasAccount} />
        {security.data ? (
          <>
            {security.data.secondFactor ? (
              <>
                <SecondFactorSection factor={security.data.secondFactor} />
                <PasswordSection />
              </>
            ) : null}
            <SessionsSection sessions={security.data.sessions} hasAccount={hasAccount} />
          </>
        ) : null}
        {!security.data && security.error ? (
          <Failure error={security.error} onRetry={() => void security.refetch()} />
        ) : null}
        {security.isPending ? (
          <div aria-busy="true">
            <Skeleton height={72} mb={16} />
            <Skeleton height={72} mb={16} />
            <Skeleton height={160} />
          </div>
        ) : null}
      </div>
    </Shell>
  );
}

/** Leads back to the community one came from; where it asks its team for a second factor, says so first. */
function WayBack({ hasAccount }: { hasAccount: boolean }): ReactNode {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const from = search.get('from');
  const slug = from && /^[a-z0-9-]{1,63}$/.test(from) ? from : undefined;
  const viewer = useViewer(slug);
  if (!slug || !viewer.data) return null;
  if (viewer.data.mustSetUpSecondFactor) {
    return (
      <Alert color="orange" variant="light" icon={<IconShieldLock size={18} />} role="status">
        <strong>{t('security.required.title')}</strong>
        <br />
        {t(hasAccount ? 'security.required.text' : 'security.required.textByProvider')}
      </Alert>
    );
  }
  return (
    <p>
      <Button component={Link} to={`/${slug}`} variant="default">
        {t('security.required.done')}
      </Button>
    </p>
  );
}
