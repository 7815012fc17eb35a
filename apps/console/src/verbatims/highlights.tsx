import { Fragment, type ReactNode } from 'react';

interface Range {
  start: number;
  length: number;
}

/** A text with its found parts marked. Ranges are UTF-16 units; those that overlap are joined. */
export function Highlighted({ text, ranges }: { text: string; ranges: readonly Range[] }): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, length } of [...ranges].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    const until = Math.min(start + length, text.length);
    if (until <= from) continue;
    parts.push(<Fragment key={`t${at}`}>{text.slice(at, from)}</Fragment>);
    parts.push(<mark key={from}>{text.slice(from, until)}</mark>);
    at = until;
  }
  parts.push(<Fragment key="end">{text.slice(at)}</Fragment>);
  return parts;
}

const LEAD = 70;
const LONGEST = 260;

/** A piece of the text around its first found part, cut between words, with its ranges moved along. */
export function excerptOf(text: string, ranges: readonly Range[]): { text: string; ranges: Range[] } {
  const first = ranges.reduce((least, range) => Math.min(least, range.start), Number.POSITIVE_INFINITY);
  let from = 0;
  if (first > LEAD * 1.5 && Number.isFinite(first)) {
    const space = text.indexOf(' ', first - LEAD);
    from = space >= 0 && space < first ? space + 1 : first;
  }
  const lead = from > 0 ? '… ' : '';
  const piece = text.slice(from, from + LONGEST);
  const shift = lead.length - from;
  return {
    text: lead + piece + (from + LONGEST < text.length ? '…' : ''),
    ranges: ranges
      .filter((range) => range.start >= from && range.start + range.length <= from + LONGEST)
      .map((range) => ({ start: range.start + shift, length: range.length })),
  };
}

/**
 * Where the found words of the readable text stand in the exact one, which has the same words in the same order but
 * also marks, link targets and its own line ends. A word that cannot be found again is left unmarked.
 */
export function rangesInBody(body: string, text: string, ranges: readonly Range[]): Range[] {
  if (body === text) return [...ranges];
  let at = 0;
  return [...ranges]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, length }) => {
      const found = body.indexOf(text.slice(start, start + length), at);
      if (found < 0) return [];
      at = found + length;
      return [{ start: found, length }];
    });
}
