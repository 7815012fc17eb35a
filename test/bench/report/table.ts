import type { Figure } from './figure.js';

const HEADS = ['#', 'figure', 'value', 'baseline', 'ratio', 'want', 'met'];

/** The figures as a table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    String(figure.target),
    figure.name,
    `${figure.value} ${figure.unit}`,
    figure.baseline === null ? '' : String(figure.baseline),
    figure.ratio === null ? '' : String(figure.ratio),
    figure.want,
    figure.met === null ? '' : figure.met ? 'yes' : 'NO',
  ]);
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(HEADS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
