import { ErrorTexts, Form } from '../components/form.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView } from '../views.js';
import { Layout } from './layout.js';

interface OidcLinkPageProps {
  page: PageContext & { brand: BrandView };
  /** Who came back from the provider in this browser; null for nobody. */
  pending: { label: string; email: string; destination: string } | null;
  /** The reader signed in by an account, which can be linked. */
  hasAccount: boolean;
}

/** Somebody the forum does not know came back from a provider: an account of theirs is linked once they have shown it. */
export function OidcLinkPage({ page, pending, hasAccount }: OidcLinkPageProps) {
  const { brand, t } = page;
  const name = page.reader?.name ?? '';
  const isReady = pending !== null && hasAccount && page.reader?.isMember === true;
  return (
    <Layout page={page} title={t.oidcLinkTitle}>
      <div class="narrow" data-community={brand.slug}>
        <h1>{t.oidcLinkTitle}</h1>
        {pending === null && <p class="lead">{t.oidcLinkNothing}</p>}
        {pending && (
          <p class="lead">
            {isReady
              ? t.oidcLinkConfirm(pending.label, pending.email, name)
              : t.oidcLinkFirst(pending.label, pending.email)}
          </p>
        )}
        {isReady && <Form t={t} operation="oidcLink" submit={t.oidcLinkButton} next={pending.destination} />}
        {!isReady && (
          <p class="buttons">
            <a
              class="primary"
              href={pathOf(
                brand,
                pending ? `/sign-in?next=${encodeURIComponent(pathOf(brand, '/oidc-link'))}` : '/sign-in',
              )}
            >
              {t.signIn}
            </a>
          </p>
        )}
        <ErrorTexts t={t} />
      </div>
    </Layout>
  );
}
