import { renderMarkdown } from './markdown.js';
import { plainTextOf } from './plain-text.js';
import { escapeHtml, sanitize } from './sanitize.js';
import type { BodyFormat } from './source-text.js';

/** What is derived from a body, once, when it is written. */
export interface RenderedBody {
  /** Sanitised. */
  html: string;
  plainText: string;
  /** Where its links lead, each once. */
  links: string[];
}

/** Renders a body in its format. Whatever the format, the result has passed the sanitiser. */
export function renderBody(text: string, format: BodyFormat): RenderedBody {
  const { html, links } = sanitize(toHtml(text, format));
  return { html, links, plainText: format === 'plain' ? text : plainTextOf(html) };
}

function toHtml(text: string, format: BodyFormat): string {
  if (format === 'markdown') return renderMarkdown(text);
  if (format === 'html') return text;
  return plainToHtml(text);
}

/** Blank lines part paragraphs, line ends are kept. */
function plainToHtml(text: string): string {
  return text
    .split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\r\n|\r|\n/g, '<br>')}</p>`)
    .join('\n');
}
