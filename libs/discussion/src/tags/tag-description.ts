import { requireStorable } from '../text/source-text.js';
import { TagInvalid } from './tag-name.js';

const LONGEST_DESCRIPTION = 300;

/** Throws TagInvalid. */
export function acceptTagDescription(text: string): string {
  requireStorable(text, 'description');
  const description = text.trim();
  if ([...description].length > LONGEST_DESCRIPTION) throw new TagInvalid('description');
  return description;
}
