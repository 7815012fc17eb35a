import type { TextPiece } from '../views.js';

/** A range of a text, in UTF-16 units. */
interface Range {
  readonly start: number;
  readonly length: number;
}

const BEFORE = 90;
const LONGEST = 260;

/** The first words of a text. */
export function beginningOf(text: string): string {
  const end = wordEdge(text, Math.min(text.length, LONGEST), -1);
  return text.slice(0, end) + (end < text.length ? ' …' : '');
}

/** The words around the first thing that was found, with everything found in them marked. */
export function excerptAround(text: string, highlights: readonly Range[]): TextPiece[] {
  const first = highlights[0]?.start ?? 0;
  const start = wordEdge(text, Math.max(0, first - BEFORE), 1);
  const end = wordEdge(text, Math.min(text.length, start + LONGEST), -1);
  const pieces: TextPiece[] = start > 0 ? [{ text: '… ', isMarked: false }] : [];
  let place = start;
  for (const { start: from, length } of highlights) {
    if (from < place || from + length > end) continue;
    pieces.push({ text: text.slice(place, from), isMarked: false });
    pieces.push({ text: text.slice(from, from + length), isMarked: true });
    place = from + length;
  }
  pieces.push({ text: text.slice(place, end) + (end < text.length ? ' …' : ''), isMarked: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** The next end of a word in that direction, within reach; an edge of the text is one. */
function wordEdge(text: string, place: number, direction: 1 | -1): number {
  if (place === 0 || place === text.length) return place;
  for (let step = 0; step < 30; step += 1) {
    const at = place + step * direction;
    if (/\s/.test(text[at] ?? ' ')) return at;
  }
  return place;
}
