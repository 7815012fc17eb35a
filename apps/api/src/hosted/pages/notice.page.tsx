import { Icon, type IconName } from '../components/icon.js';
import { type PageContext, pathOf } from '../page-context.js';
import { Layout } from './layout.js';

interface NoticePageProps {
  page: PageContext;
  icon: IconName;
  title: string;
  hint: string;
  /** Small print, such as the id of the request. */
  reference?: string;
  /** The page to try again, in place of the way back to the forum. */
  again?: string;
  /** Offers to sign in, where that could help. */
  offersSignIn?: boolean;
}

/** A page that says one thing: absent, broken, done. */
export function NoticePage({ page, icon, title, hint, reference, again, offersSignIn }: NoticePageProps) {
  const { brand, t, reader } = page;
  return (
    <Layout page={page} title={title}>
      <div class="column notice">
        <Icon name={icon} />
        <h1>{title}</h1>
        <p class="lead">{hint}</p>
        <p class="buttons">
          {again ? (
            <a class="primary" href={again}>
              {t.tryAgain}
            </a>
          ) : (
            <a class="primary" href={brand ? pathOf(brand) : '/'}>
              {brand ? t.backToForum : t.allForums}
            </a>
          )}
          {brand && offersSignIn && !reader && (
            <a class="secondary" href={pathOf(brand, `/sign-in?next=${encodeURIComponent(page.path)}`)}>
              {t.signIn}
            </a>
          )}
        </p>
        {reference && <p class="quiet">{reference}</p>}
      </div>
    </Layout>
  );
}
