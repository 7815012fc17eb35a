/** What a button of the bar does to the chosen text. */
export interface Format {
  key: 'bold' | 'italic' | 'link' | 'list' | 'quoteBlock' | 'code';
  // Outlines from Tabler Icons (MIT).
  path: string;
  /** Put around the text, or before each of its lines. */
  around?: readonly [before: string, after: string];
  before?: string;
}

export const FORMATS: readonly Format[] = [
  { key: 'bold', path: 'M7 5h6a3.5 3.5 0 0 1 0 7h-6zM13 12h1a3.5 3.5 0 0 1 0 7h-7v-7', around: ['**', '**'] },
  { key: 'italic', path: 'M11 5h6M7 19h6M14 5l-4 14', around: ['_', '_'] },
  {
    key: 'link',
    path: 'M9 15l6-6M11 6l.5-.5a5 5 0 0 1 7 7l-.5.5M13 18l-.4.5a5 5 0 0 1-7-7l.4-.5',
    around: ['[', '](https://)'],
  },
  { key: 'list', path: 'M9 6h11M9 12h11M9 18h11M5 6v.01M5 12v.01M5 18v.01', before: '- ' },
  {
    key: 'quoteBlock',
    path: 'M10 11h-4a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v6c0 2.7-1.3 4.3-4 5M19 11h-4a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v6c0 2.7-1.3 4.3-4 5',
    before: '> ',
  },
  { key: 'code', path: 'M7 8l-4 4l4 4M17 8l4 4l-4 4M14 4l-4 16', around: ['`', '`'] },
];

/** Formats what is chosen in a field, as if it had been typed. */
export function format(field: HTMLTextAreaElement, { around, before }: Format): void {
  const { selectionStart: start, selectionEnd: end, value } = field;
  field.focus();
  if (around) {
    const chosen = value.slice(start, end);
    field.setRangeText(around[0] + chosen + around[1], start, end);
    field.setSelectionRange(start + around[0].length, end + around[0].length);
  } else if (before) {
    const lineStart = value.lastIndexOf('\n', start - 1) + 1;
    const lines = value.slice(lineStart, end).replace(/^/gm, before);
    field.setRangeText(lines, lineStart, end, 'end');
  }
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
