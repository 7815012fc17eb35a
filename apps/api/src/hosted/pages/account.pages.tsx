import type { ComponentChildren } from 'preact';
import { Done, ErrorTexts, Field, Form } from '../components/form.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView } from '../views.js';
import { Layout } from './layout.js';

interface AccountPageProps {
  page: PageContext;
  brand: BrandView;
  /** Path to go to once signed in. */
  next: string;
}

function Card({
  page,
  brand,
  title,
  intro,
  children,
}: Omit<AccountPageProps, 'next'> & { title: string; intro?: string; children: ComponentChildren }) {
  return (
    <Layout page={page} title={title}>
      <div class="narrow" data-community={brand.slug}>
        <div data-form-part>
          <h1>{title}</h1>
          {intro && <p class="lead">{intro}</p>}
        </div>
        {children}
        <ErrorTexts t={page.t} />
      </div>
    </Layout>
  );
}

const withNext = (path: string, next: string, home: string): string =>
  next === home ? path : `${path}?next=${encodeURIComponent(next)}`;

interface SignInPageProps extends AccountPageProps {
  /** Whose buttons are shown. */
  providers: readonly { id: string; label: string }[];
}

/** E-mail and password, and the community's own providers. */
export function SignInPage({ page, brand, next, providers }: SignInPageProps) {
  const { t } = page;
  const home = pathOf(brand);
  return (
    <Card page={page} brand={brand} title={t.signInTitle}>
      <div data-step="password">
        <Form t={t} operation="accountLogin" submit={t.signIn} next={next}>
          <Field name="email" label={t.email} type="email" autoComplete="username" />
          <Field name="password" label={t.password} type="password" autoComplete="current-password" />
        </Form>
        {providers.length > 0 && (
          <ul class="providers" aria-label={t.otherWaysIn}>
            {providers.map(({ id, label }) => (
              <li key={id}>
                <a class="secondary" rel="nofollow" href={withNext(pathOf(brand, `/oidc/${id}`), next, home)}>
                  {t.continueWith(label)}
                </a>
              </li>
            ))}
          </ul>
        )}
        <p class="form-foot">
          <a href={pathOf(brand, '/reset')}>{t.forgotten}</a>
        </p>
        <p class="form-foot">
          {t.noAccountYet} <a href={withNext(pathOf(brand, '/sign-up'), next, home)}>{t.signUp}</a>
        </p>
      </div>
      <div data-step="code" hidden>
        <p class="lead">{t.codeIntro}</p>
        <Form t={t} operation="accountLoginComplete" submit={t.goOn} next={next}>
          <Field name="code" label={t.code} hint={t.codeHint} autoComplete="one-time-code" />
        </Form>
      </div>
    </Card>
  );
}

/** A new account; always answers "look at your mail". */
export function SignUpPage({ page, brand, next }: AccountPageProps) {
  const { t } = page;
  return (
    <Card page={page} brand={brand} title={t.signUpTitle}>
      <Form t={t} operation="accountSignUp" submit={t.signUp}>
        <Field
          name="displayName"
          label={t.displayName}
          hint={t.displayNameHint}
          autoComplete="nickname"
          maxLength={120}
        />
        <Field name="email" label={t.email} type="email" autoComplete="username" />
        <Field
          name="password"
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autoComplete="new-password"
        />
      </Form>
      <Done title={t.checkMailTitle} hint={t.checkMailSignUp} />
      <p class="form-foot" data-form-part>
        {t.alreadyAccount} <a href={withNext(pathOf(brand, '/sign-in'), next, pathOf(brand))}>{t.signIn}</a>
      </p>
    </Card>
  );
}

/** Where the link of the verification letter leads; the token is in the fragment and never reaches a log. */
export function VerifyPage({ page, brand }: Omit<AccountPageProps, 'next'>) {
  const { t } = page;
  return (
    <Card page={page} brand={brand} title={t.verifyTitle} intro={t.verifyIntro}>
      <Form t={t} operation="accountVerifyEmail" submit={t.verifyButton} isAutomatic />
      <Done title={t.verifiedTitle} hint={t.verifiedHint}>
        <a class="primary" href={pathOf(brand)}>
          {t.goOn}
        </a>
      </Done>
    </Card>
  );
}

/** Asks for a letter, or, where the fragment carries the letter's token, for a new password: the script shows one. */
export function ResetPage({ page, brand }: Omit<AccountPageProps, 'next'>) {
  const { t } = page;
  return (
    <Layout page={page} title={t.resetRequestTitle}>
      <div class="narrow" data-community={brand.slug}>
        <section data-without-token>
          <div data-form-part>
            <h1>{t.resetRequestTitle}</h1>
            <p class="lead">{t.resetRequestIntro}</p>
          </div>
          <Form t={t} operation="passwordResetRequest" submit={t.sendLink}>
            <Field name="email" label={t.email} type="email" autoComplete="username" />
          </Form>
          <Done title={t.checkMailTitle} hint={t.checkMailReset} />
        </section>
        <section data-with-token hidden>
          <h1 data-form-part>{t.resetTitle}</h1>
          <Form t={t} operation="passwordReset" submit={t.resetButton}>
            <Field
              name="newPassword"
              label={t.newPassword}
              hint={t.passwordHint}
              type="password"
              autoComplete="new-password"
            />
          </Form>
          <Done title={t.resetDoneTitle} hint={t.resetDoneHint}>
            <a class="primary" href={pathOf(brand, '/sign-in')}>
              {t.signIn}
            </a>
          </Done>
        </section>
        <ErrorTexts t={t} />
      </div>
    </Layout>
  );
}
