import { Parser } from 'htmlparser2';
import type { PreviewedLink } from '#protocol';

const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 300;
const LONGEST_SITE = 80;
/** What is hidden, and what turns the direction of the text around it. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu;

/** Names of what is looked for, the better ones first. */
const TITLES = ['og:title', 'twitter:title', 'title'];
const DESCRIPTIONS = ['og:description', 'twitter:description', 'description'];

/** What a page's head says; null where it names no title. Nothing in it is ever markup to us: it is text. */
export function previewOf(html: string, page: { url: string; foundAt: string }): PreviewedLink | null {
  const said = saidIn(html);
  const first = (names: string[], longest: number): string | null => {
    for (const name of names) {
      const text = lineOf(said.get(name) ?? '', longest);
      if (text !== '') return text;
    }
    return null;
  };
  const title = first(TITLES, LONGEST_TITLE);
  if (title === null) return null;
  const host = new URL(page.foundAt).hostname.replace(/^www\./, '');
  return {
    url: page.url,
    title,
    description: first(DESCRIPTIONS, LONGEST_DESCRIPTION),
    // A page may call itself anything; where the link leads is told by the host beside it.
    site: [first(['og:site_name'], LONGEST_SITE), host]
      .filter((text) => text !== null && text !== '')
      .join(' · '),
  };
}

/** The first of each name. The body is not looked at. */
function saidIn(html: string): Map<string, string> {
  const said = new Map<string, string>();
  let isInTitle = false;
  let title = '';
  const parser = new Parser(
    {
      onopentag(name, { property, name: called, content }) {
        if (name === 'body') parser.pause();
        if (name === 'title' && !said.has('title')) isInTitle = true;
        const key = (property ?? called ?? '').toLowerCase();
        if (name === 'meta' && key !== '' && content !== undefined && !said.has(key)) said.set(key, content);
      },
      ontext(text) {
        if (isInTitle && title.length < 2_000) title += text;
      },
      onclosetag(name) {
        if (name === 'head') parser.pause();
        if (name !== 'title' || !isInTitle) return;
        isInTitle = false;
        said.set('title', title);
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  return said;
}

function lineOf(text: string, longest: number): string {
  const line = text.replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim();
  const points = [...line];
  return points.length <= longest
    ? line
    : `${points
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
