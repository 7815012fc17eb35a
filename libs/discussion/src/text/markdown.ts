import MarkdownIt from 'markdown-it';

/** Deeper than this, quotes and lists are flattened: nobody reads them, and each level costs work. */
const MAX_NESTING = 16;

/**
 * CommonMark with automatic links and line breaks as typed. No raw HTML, no typographer: what a member wrote is not
 * made prettier. No images either: a remote picture would tell its host who reads the thread; no tables: a few
 * lines of `|` make hundreds of kilobytes of cells.
 */
const markdown = new MarkdownIt({
  html: false,
  linkify: true,
  typographer: false,
  breaks: true,
  maxNesting: MAX_NESTING,
}).disable(['image', 'table']);

/**
 * Endings that make `example.com` a link without `https://`. A short list: with every country's ending, a missing blank
 * after a full stop ("demain.il faut") would become a link.
 */
markdown.linkify.tlds(['com', 'net', 'org', 'info', 'biz', 'xyz', 'io', 'eu', 'fr', 'uk']);
markdown.linkify.set({ fuzzyLink: true, fuzzyEmail: false });

/** Renders Markdown to HTML that still has to pass the sanitiser. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
