import type { Messages } from '../i18n/messages.fr.js';
import type { AuthorView } from '../views.js';
import { Icon } from './icon.js';

const TINTS = 6;

function initialsOf(name: string): string {
  const words = name.split(/[\s’'._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (
    ends
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toLocaleUpperCase() || '·'
  );
}

/** The same person has the same tint everywhere, in the widget too. */
function tintOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % TINTS;
}

/** Initials on a tint. */
export function Avatar({ author }: { author: AuthorView }) {
  return (
    <span class={`avatar tint-${tintOf(author.id)}`} aria-hidden="true">
      {initialsOf(author.name)}
    </span>
  );
}

/** A name, which leads to the page of who has it. */
export function Name({ author, href }: { author: AuthorView; href: string }) {
  if (author.handle === '') return <bdi class="name">{author.name}</bdi>;
  return (
    <a class="name" href={href}>
      {author.name}
    </a>
  );
}

/** The brand's badge, in words and shape; nothing of who speaks for himself. */
export function Badge({ author, brand, t }: { author: AuthorView; brand: string; t: Messages }) {
  if (!author.isStaff) return null;
  return (
    <span class="badge">
      <Icon name="shield" />
      {t.staff(brand)}
      {author.role && ` · ${author.title ?? t.roles[author.role]}`}
    </span>
  );
}
