import type { SealFault, SealReport } from '#verbatims';

const FAULTS: Readonly<Record<SealFault, string>> = {
  SEAL_UNREADABLE: 'The seal cannot be read: it is no seal, or not all of one.',
  SIGNATURE_INVALID: 'The signature does not hold: the seal was altered after it was signed.',
  KEY_UNKNOWN: 'The key that signed it is none of those it should be.',
  SEAL_ALTERED: 'The seal was altered: its rows are not those that were signed.',
  ROWS_ALTERED: 'Rows are not as they were sealed.',
  ROWS_REORDERED: 'All rows are there, though in another order.',
  FILE_UNREADABLE: 'The file cannot be read as rows from there on.',
  FILE_ALTERED:
    'Every row is whole, but something around them is not as it was: a line end, a heading, an encoding.',
};
const ROWS = { ALTERED: 'altered', MISSING: 'missing', ADDED: 'never sealed' } as const;

/** What a person reads of a report. */
export function wordsOf(report: SealReport, { fingerprints }: { fingerprints: readonly string[] }): string {
  const { statement, fingerprint, rowFaultCount, rows } = report;
  const lines = report.isWhole ? [`Whole: ${report.rowCount} rows, to the byte.`] : ['NOT WHOLE'];
  lines.push(...report.faults.map((fault) => `  ${FAULTS[fault]}`));
  lines.push(...rows.map(({ what, row, id }) => `  row ${row}: ${ROWS[what]}${id ? ` (${id})` : ''}`));
  if (rowFaultCount > rows.length) lines.push(`  and ${rowFaultCount - rows.length} more`);
  if (statement && fingerprint) {
    const { community, export: about } = statement;
    lines.push(
      `Of:     ${community.name} (${community.slug}), export ${about.id}, written ${about.writtenAt}`,
      `Search: ${about.query === '' ? 'everything' : about.query} ${JSON.stringify(about.filter)}`,
      `Key:    ${fingerprint}${fingerprints.length === 0 ? ', to be compared with the one that the community shows' : ''}`,
    );
  }
  return lines.join('\n');
}
