import sanitizeHtml from 'sanitize-html';

const BLOCKS = [
  'p',
  'br',
  'hr',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'div',
];
const TABLES = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];
const INLINE = ['a', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'code', 'sub', 'sup', 'small', 'span'];

/** What a reader's link may not do: pass on rank, reach the opener, look like the brand's own advice. */
const LINK_ATTRIBUTES = { rel: 'nofollow ugc noopener', target: '_blank' };

/** Sanitised HTML and where its links lead. */
export interface SafeHtml {
  html: string;
  /** Absolute addresses, in the order of the text, each once. */
  links: string[];
}

/** Lets through text, structure and http(s) or mailto links; everything else goes, its text stays. */
export function sanitize(html: string): SafeHtml {
  const links = new Set<string>();
  const clean = sanitizeHtml(html, {
    allowedTags: [...BLOCKS, ...TABLES, ...INLINE],
    allowedAttributes: {
      a: ['href', 'rel', 'target'],
      ol: ['start'],
      th: ['colspan', 'rowspan'],
      td: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: 40,
    transformTags: {
      a: (tagName, attributes) => {
        const href = attributes.href?.trim();
        const isAbsolute = href !== undefined && /^(https?:\/\/|mailto:)/i.test(href);
        if (!isAbsolute) return { tagName: 'span', attribs: {} };
        links.add(href);
        return { tagName, attribs: { href, ...LINK_ATTRIBUTES } };
      },
    },
  });
  return { html: clean, links: [...links] };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
