import type { ComponentChildren } from 'preact';
import { Icon } from '../components/icon.js';
import { SearchBox } from '../components/search-box.js';
import { LANGUAGES, messagesOf } from '../i18n/language.js';
import { inLanguage, type PageContext, pathOf } from '../page-context.js';
import { groundOf } from '../theme/accent.js';

interface LayoutProps {
  page: PageContext;
  title: string;
  description?: string;
  /** Path of the one address of this content, for search engines; absent: not to be indexed. */
  canonical?: string;
  previous?: string;
  next?: string;
  jsonLd?: object;
  /** Loads the widget's script. */
  hasWidget?: boolean;
  children: ComponentChildren;
}

/** `</script>` and `<!--` cannot end a data block that has no `<`. */
const dataBlock = (data: object): string => JSON.stringify(data).replace(/</g, '\\u003c');

/** Accent of pages outside of any community. */
export const HOUSE_ACCENT = '#1f5c73';

/** The whole document: head, brand bar, content, foot. */
export function Layout(props: LayoutProps) {
  const { page, children } = props;
  return (
    <html lang={page.language}>
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          {page.t.skipToContent}
        </a>
        <BrandBar page={page} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <Foot page={page} />
      </body>
    </html>
  );
}

function Head({ page, title, description, canonical, previous, next, jsonLd, hasWidget }: LayoutProps) {
  const { brand, assets, origin } = page;
  const accent = brand?.accent ?? HOUSE_ACCENT;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{brand && title !== brand.name ? `${title} · ${brand.name}` : title}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={groundOf(accent, false)} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={groundOf(accent, true)} />
      {canonical ? (
        <link rel="canonical" href={origin + canonical} />
      ) : (
        <meta name="robots" content="noindex" />
      )}
      {previous && <link rel="prev" href={previous} />}
      {next && <link rel="next" href={next} />}
      {canonical && (
        <>
          <meta property="og:title" content={title} />
          <meta property="og:site_name" content={brand?.name ?? 'Parvis'} />
          <meta property="og:type" content="website" />
          <meta property="og:url" content={origin + canonical} />
          {description && <meta property="og:description" content={description} />}
        </>
      )}
      {brand && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={brand.name}
          href={pathOf(brand, '/feed.atom')}
        />
      )}
      <link rel="icon" href={assets.icon(accent)} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.theme(accent)} />
      <link rel="stylesheet" href={assets.css} />
      {/* Small, and it words the times: painted after it, no line changes its length under the eye. */}
      <script src={assets.js} type="module" {...{ blocking: 'render' }} />
      {hasWidget && <script src="/embed/parvis.js" type="module" />}
      {jsonLd && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataBlock(jsonLd) }} />
      )}
    </head>
  );
}

function BrandBar({ page }: { page: PageContext }) {
  const { brand, t } = page;
  return (
    <header class="bar">
      <div class="wide">
        <a class="brand" href={brand ? pathOf(brand) : '/'}>
          {brand?.logoUrl ? (
            <img src={brand.logoUrl} alt="" width={32} height={32} />
          ) : (
            <span class="monogram" aria-hidden="true">
              {[...(brand?.name ?? 'Parvis')][0]}
            </span>
          )}
          <span class="brand-name" dir="auto">
            {brand?.name ?? 'Parvis'}
          </span>
        </a>
        {brand && <SearchBox brand={brand} t={t} id="q" label={t.searchIn(brand.name)} />}
        {brand && <BrandMenu page={page} slug={brand.slug} t={t} />}
      </div>
    </header>
  );
}

function BrandMenu({ page, slug, t }: { page: PageContext; slug: string; t: PageContext['t'] }) {
  const next = `?next=${encodeURIComponent(page.path)}`;
  return (
    <nav class="menu" aria-label={t.accountMenu}>
      <a class="plain search-link" href={`/c/${slug}/search`}>
        <Icon name="search" />
        <span class="sr">{t.search}</span>
      </a>
      {page.reader ? (
        <>
          {page.reader.isMember && (
            <a class="plain bell" href={`/c/${slug}/notices`}>
              <Icon name="bell" />
              {page.reader.unreadCount > 0 && (
                <span class="bell-count" aria-hidden="true">
                  {page.reader.unreadCount > 99 ? '99+' : page.reader.unreadCount}
                </span>
              )}
              <span class="sr">{t.noticesUnread(page.reader.unreadCount)}</span>
            </a>
          )}
          {page.reader.isMember && (page.brand?.offersConversations || page.reader.isStaff) && (
            <a class="plain private-link" href={`/c/${slug}/conversations`}>
              <Icon name="mail" />
              <span class="sr">{page.reader.isStaff ? t.conversations.ofBrand : t.conversations.own}</span>
            </a>
          )}
          <a class="reader" href={`/c/${slug}/account`} title={t.signedInAs(page.reader.name)}>
            <span class="sr">{t.signedInAs('')}</span>
            <bdi>{page.reader.name || t.accountTitle}</bdi>
          </a>
          <button type="button" class="plain sign-in needs-script" data-sign-out>
            <Icon name="leave" />
            <span>{t.signOut}</span>
          </button>
        </>
      ) : (
        <a class="plain sign-in" href={`/c/${slug}/sign-in${page.path.includes('/sign-') ? '' : next}`}>
          <Icon name="user" />
          <span>{t.signIn}</span>
        </a>
      )}
      <a class="primary" href={`/c/${slug}/new`}>
        <Icon name="plus" />
        <span>{t.startThread}</span>
      </a>
    </nav>
  );
}

function Foot({ page }: { page: PageContext }) {
  const { brand, t, language } = page;
  return (
    <footer class="foot">
      <div class="wide">
        <nav aria-label={t.language} class="languages">
          {LANGUAGES.map((other) => (
            <a
              key={other}
              href={inLanguage(page.path, other)}
              lang={other}
              hrefLang={other}
              aria-current={other === language ? 'true' : undefined}
              rel="nofollow"
            >
              {messagesOf(other).languageName}
            </a>
          ))}
        </nav>
        {brand && (
          <a href={pathOf(brand, '/feed.atom')}>
            <Icon name="feed" /> {t.followFeed}
          </a>
        )}
        <span>{t.poweredBy}</span>
      </div>
    </footer>
  );
}
