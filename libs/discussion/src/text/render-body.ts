import { renderMarkdown } from './markdown.js';
import { isWithinMarkupBudget } from './markup-budget.js';
import { plainTextOf } from './plain-text.js';
import { isPlainParagraphs, normalParagraphs } from './plain-paragraphs.js';
import { escapeHtml, type SafeHtml, sanitize } from './sanitize.js';
import type { BodyFormat } from './source-text.js';

/** What is derived from a body, once, when it is written. */
export interface RenderedBody {
  /** Sanitised. */
  html: string;
  plainText: string;
  /** Where its links lead, each once. */
  links: string[];
}

/** Renders a body in its format. What is not plain text has passed the sanitiser. */
export function renderBody(text: string, format: BodyFormat): RenderedBody {
  if (format === 'plain' || (format === 'markdown' && !isWithinMarkupBudget(text))) return renderPlain(text);
  const { html, links } = format === 'html' ? sanitize(text) : sanitizeMarkdown(renderMarkdown(text));
  return { html, links, plainText: plainTextOf(html) };
}

/** Most messages are paragraphs and nothing else: there is nothing to take away, and a parser to save. */
function sanitizeMarkdown(html: string): SafeHtml {
  return isPlainParagraphs(html) ? { html: normalParagraphs(html), links: [] } : sanitize(html);
}

/** Blank lines part paragraphs, line ends are kept, every character is escaped. */
function renderPlain(text: string): RenderedBody {
  const html = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br />')}</p>`)
    .join('\n');
  // A screener still has to know where the text leads, clickable or not.
  const links = new Set(text.match(/https?:\/\/[^\s<>"]+/gi) ?? []);
  return { html, links: [...links], plainText: text };
}
