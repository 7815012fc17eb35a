import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceLink, SpaceView } from '../views.js';
import { Icon } from './icon.js';

interface CrumbsProps {
  page: PageContext;
  brand: BrandView;
  /** What the page is in, below the community; none of a page right below that. */
  space?: Pick<SpaceView, 'slug' | 'name'> & { readonly parent?: SpaceLink | null };
  /** Of a private thread, whose space is not the reader's to enter: the list of conversations stands for it. */
  isConversation?: boolean;
}

/** Where the page stands: the community, the space it is in, and the one that is listed under. */
export function Crumbs({ page, brand, space, isConversation }: CrumbsProps) {
  const spaces = space ? [...(space.parent ? [space.parent] : []), space] : [];
  return (
    <nav class="crumbs" aria-label={page.t.breadcrumb}>
      <a href={pathOf(brand)} dir="auto">
        {brand.name}
      </a>
      {isConversation && (
        <>
          <Icon name="chevron" />
          <a href={pathOf(brand, '/conversations')}>
            {page.reader?.isStaff ? page.t.conversations.ofBrand : page.t.conversations.own}
          </a>
        </>
      )}
      {spaces.map(({ slug, name }) => (
        <>
          <Icon name="chevron" />
          <a href={pathOf(brand, `/s/${slug}`)} dir="auto">
            {name}
          </a>
        </>
      ))}
    </nav>
  );
}
