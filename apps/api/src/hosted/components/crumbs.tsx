import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceView } from '../views.js';
import { Icon } from './icon.js';

/** Where the page stands: the community, and the space of a thread. */
export function Crumbs({ page, brand, space }: { page: PageContext; brand: BrandView; space?: SpaceView }) {
  return (
    <nav class="crumbs" aria-label={page.t.breadcrumb}>
      <a href={pathOf(brand)} dir="auto">
        {brand.name}
      </a>
      {space && (
        <>
          <Icon name="chevron" />
          <a href={pathOf(brand, `/s/${space.slug}`)} dir="auto">
            {space.name}
          </a>
        </>
      )}
    </nav>
  );
}
