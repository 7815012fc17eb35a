import { Done, ErrorTexts, Field, Form } from '../components/form.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView } from '../views.js';
import { Layout } from './layout.js';

interface LinkPageProps {
  page: PageContext;
  brand: BrandView;
}

/** Where the link of an invitation leads: the script looks at it, then offers to accept. */
export function InvitationPage({ page, brand }: LinkPageProps) {
  const { t } = page;
  return (
    <Layout page={page} title={t.invitationTitle}>
      <div class="narrow" data-community={brand.slug}>
        <div data-step="look">
          <div data-form-part>
            <h1>{t.invitationTitle}</h1>
            <p class="lead">{t.invitationIntro}</p>
          </div>
          <Form t={t} operation="invitationLook" submit={t.invitationLook} isAutomatic />
        </div>
        <section data-step="accept" hidden>
          <div data-form-part>
            <h1>{t.invitationTitle}</h1>
            <p class="lead">
              {t.invitationFor(brand.name)} <bdi data-invited />.
            </p>
            <p data-with-account hidden>
              {t.invitationKnown}
            </p>
          </div>
          <Form t={t} operation="invitationAccept" submit={t.invitationAccept}>
            <div data-without-account>
              <Field
                name="displayName"
                label={t.displayName}
                hint={t.displayNameHint}
                autoComplete="nickname"
                maxLength={120}
              />
            </div>
            <div data-without-account>
              <Field
                name="password"
                label={t.password}
                hint={t.passwordHint}
                type="password"
                autoComplete="new-password"
              />
            </div>
          </Form>
          <Done title={t.invitationDoneTitle} hint={t.invitationDoneHint}>
            <a class="primary" href={`/console/${brand.slug}`}>
              {t.openConsole}
            </a>
          </Done>
        </section>
        <ErrorTexts t={t} />
      </div>
    </Layout>
  );
}

/** Where the letter leads that turns a lost second factor off. */
export function SecondFactorResetPage({ page, brand }: LinkPageProps) {
  const { t } = page;
  return (
    <Layout page={page} title={t.factorResetTitle}>
      <div class="narrow" data-community={brand.slug}>
        <section>
          <div data-form-part>
            <h1>{t.factorResetTitle}</h1>
            <p class="lead">{t.factorResetIntro}</p>
          </div>
          <Form t={t} operation="secondFactorResetConfirm" submit={t.factorResetButton}>
            <Field name="password" label={t.password} type="password" autoComplete="current-password" />
          </Form>
          <Done title={t.factorResetDoneTitle} hint={t.factorResetDoneHint}>
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
