import type { Messages } from '../i18n/messages.fr.js';
import { pathOf } from '../page-context.js';
import type { BrandView } from '../views.js';
import { Icon } from './icon.js';

interface SearchBoxProps {
  brand: BrandView;
  t: Messages;
  query?: string;
  id: string;
  /** Tells two boxes of one page apart. */
  label: string;
}

/** Looks through the forum; works without a script. */
export function SearchBox({ brand, t, query, id, label }: SearchBoxProps) {
  return (
    <form class="search" role="search" aria-label={label} action={pathOf(brand, '/search')}>
      <label class="sr" for={id}>
        {label}
      </label>
      <Icon name="search" />
      <input id={id} type="search" name="q" value={query} placeholder={t.search} maxLength={300} dir="auto" />
    </form>
  );
}
