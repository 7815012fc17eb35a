import type { ViewerTrust } from '#discussion';
import type { OwnSession } from '#identity';
import { Done, ErrorTexts, Field, Form } from '../components/form.js';
import { Time } from '../components/time.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView } from '../views.js';
import { Layout } from './layout.js';
import { TrustSection } from './trust-section.js';

interface OwnAccountPageProps {
  page: PageContext;
  brand: BrandView;
  sessions: readonly OwnSession[];
  /** Null for who is no member here. */
  trust: ViewerTrust | null;
  /** False for who came by a provider, which alone has a password to look after. */
  hasAccount: boolean;
}

/** Where the reader is signed in, and the password. */
export function OwnAccountPage({ page, brand, sessions, trust, hasAccount }: OwnAccountPageProps) {
  const { t } = page;
  return (
    <Layout page={page} title={t.accountTitle}>
      <div class="column account" data-community={brand.slug}>
        <h1>{t.accountTitle}</h1>
        <p class="lead">{hasAccount ? t.accountIntro : t.accountIntroByProvider}</p>
        {page.reader?.isStaff && (
          <p>
            <a href="/console/account">{t.staffSecurity}</a>
          </p>
        )}
        {trust && <TrustSection page={page} trust={trust} />}
        <Sessions page={page} brand={brand} sessions={sessions} hasAccount={hasAccount} />
        {hasAccount && <Password t={t} />}
        <ErrorTexts t={t} />
      </div>
    </Layout>
  );
}

function Password({ t }: { t: PageContext['t'] }) {
  return (
    <section aria-labelledby="password-title">
      <div data-form-part>
        <h2 id="password-title">{t.passwordTitle}</h2>
        <p class="quiet">{t.passwordIntro}</p>
      </div>
      <Form t={t} operation="accountPasswordChange" submit={t.changePassword}>
        <Field
          name="currentPassword"
          label={t.currentPassword}
          type="password"
          autoComplete="current-password"
        />
        <Field
          name="newPassword"
          label={t.newPassword}
          hint={t.passwordHint}
          type="password"
          autoComplete="new-password"
        />
      </Form>
      <Done title={t.passwordChangedTitle} hint={t.passwordChangedHint} />
    </section>
  );
}

function Sessions({ page, brand, sessions, hasAccount }: Omit<OwnAccountPageProps, 'trust'>) {
  const { t } = page;
  const here = pathOf(brand, '/account');
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t.sessionsTitle}</h2>
      <p class="quiet">{hasAccount ? t.sessionsIntro : t.sessionsIntroByProvider}</p>
      <ul class="sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <strong>{nameOf(session, page)}</strong>
              <span class="quiet">
                {session.isCurrent && <>{t.sessionCurrent} · </>}
                {session.network && <>{session.network} · </>}
                {session.providerLabel && <>{t.sessionBy(session.providerLabel)} · </>}
                {t.sessionSince} <Time at={session.createdAt} language={page.language} /> · {t.sessionSeen}{' '}
                <Time at={session.lastSeenAt} language={page.language} />
              </span>
            </div>
            {!session.isCurrent && (
              <Form
                t={t}
                operation="sessionEnd"
                submit={t.sessionEnd}
                spokenSubmit={t.sessionEndNamed(nameOf(session, page))}
                next={here}
                isInline
              >
                <input type="hidden" name="sessionId" value={session.id} />
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form t={t} operation="sessionEndOthers" submit={t.sessionEndOthers} next={here} isInline />
      )}
    </section>
  );
}

function nameOf({ browser, system }: OwnSession, { t }: PageContext): string {
  if (browser && system) return t.sessionDevice(browser, system);
  return browser ?? system ?? t.sessionUnknown;
}
