import { newId } from '#platform';
import type { NewRevision } from '../post/post.repository.js';
import type { VerifiedQuote } from '../quotes/quote.repository.js';
import { renderBody } from './render-body.js';
import { acceptBody, type BodyFormat } from './source-text.js';

/** A text ready to be screened and written. */
export interface PreparedText {
  /** As received. */
  text: string;
  revision: NewRevision;
  bodyHtml: string;
  links: string[];
  /** Members whom it names, once they have been looked up. */
  mentionIds: readonly string[];
  /** What it quotes, once that has been verified. */
  quotes: readonly VerifiedQuote[];
}

/** Accepts and renders a body. Throws InvalidUnicode, NulNotAllowed, BodyEmpty, BodyTooLong. */
export function prepareText(body: string, format: BodyFormat = 'markdown'): PreparedText {
  const source = acceptBody(body);
  const rendered = renderBody(source.text, format);
  return {
    text: source.text,
    revision: {
      id: newId(),
      body: source.bytes,
      format,
      sha256: source.sha256,
      plainText: rendered.plainText,
    },
    bodyHtml: rendered.html,
    links: rendered.links,
    mentionIds: [],
    quotes: [],
  };
}
