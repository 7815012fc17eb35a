import { Crumbs } from '../components/crumbs.js';
import { Done, ErrorTexts, Field, Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { AuthorView, BrandView } from '../views.js';
import { Layout } from './layout.js';

interface NewConversationPageProps {
  page: PageContext;
  brand: BrandView;
  /** To whom staff write; null for a member who writes to the brand. */
  to: AuthorView | null;
}

/** Begins a private conversation. */
export function NewConversationPage({ page, brand, to }: NewConversationPageProps) {
  const { t } = page;
  const words = t.conversations;
  const title = to ? words.titleWith(to.name) : words.title(brand.name);
  return (
    <Layout page={page} title={title}>
      <div class="column" data-community={brand.slug}>
        <Crumbs page={page} brand={brand} />
        <div class="intro" data-form-part>
          <h1 dir="auto">{title}</h1>
          <p class="private-note">
            <Icon name="lock" />
            <span>{to ? words.introWith(to.name) : words.intro(brand.name)}</span>
          </p>
        </div>
        <Form
          t={t}
          operation={to ? 'conversationOpenWith' : 'conversationOpen'}
          submit={words.send}
          next={pathOf(brand, '/t/')}
        >
          {to && <input type="hidden" name="memberId" value={to.id} />}
          <Field
            name="title"
            label={words.subject}
            hint={words.subjectHint}
            autoComplete="off"
            maxLength={510}
          />
          <Field name="body" label={words.body} isLong />
        </Form>
        <Done title={words.pending} hint={words.pendingHint}>
          <a class="primary" href={pathOf(brand, '/conversations')}>
            {words.back}
          </a>
        </Done>
        <ErrorTexts t={t} />
      </div>
    </Layout>
  );
}
