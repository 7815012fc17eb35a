import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import type { ExportStateName } from '../exports/export.entity.js';
import type { ExportFormatName } from '../formats/row-writer.js';
import { VerbatimFilter } from './verbatim.types.js';

/** Formats, as the API names them. */
export const ExportFormat = { JSONL: 'jsonl', CSV: 'csv', CSV_EXCEL: 'csv_excel' } as const;
registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'How the file of an export is written. Texts are exact in each.',
  valuesMap: {
    JSONL: { description: 'One JSON object a line: the reference.' },
    CSV: { description: 'RFC 4180, UTF-8.' },
    CSV_EXCEL: {
      description:
        'UTF-8 with BOM and semicolons. A text that a spreadsheet could take for a formula has an apostrophe in front and body_altered (title_altered) 1: drop that first character to have the exact text.',
    },
  },
});

/** States, as the API names them. */
export const ExportState = {
  QUEUED: 'queued',
  RUNNING: 'running',
  DONE: 'done',
  CANCELLED: 'cancelled',
  FAILED: 'failed',
  EXPIRED: 'expired',
} as const;
registerEnumType(ExportState, {
  name: 'ExportState',
  description: 'Where an export stands.',
  valuesMap: {
    QUEUED: { description: 'Waits for a worker.' },
    RUNNING: { description: 'Is being written; rowCount rises.' },
    DONE: { description: 'The file can be downloaded.' },
    CANCELLED: { description: 'Its requester stopped it.' },
    FAILED: { description: 'No file: failureMessage says why.' },
    EXPIRED: { description: 'The file was removed after seven days.' },
  },
});

/** A file of verbatims that the viewer asked for. */
@ObjectType({ description: 'A file of verbatims that the viewer asked for.' })
export class Export {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ExportFormat, { description: 'How the file is written.' })
  format: ExportFormatName;

  @Field(() => ExportState, { description: 'Where it stands.' })
  state: ExportStateName;

  @Field(() => String, { description: 'What was searched for.' })
  query: string;

  @Field(() => Int, { description: 'Rows written so far; all of them once done.' })
  rowCount: number;

  @Field(() => Int, { nullable: true, description: 'Matches counted at the start; null until then.' })
  expectedRowCount: number | null;

  @Field(() => Float, { nullable: true, description: 'Size of the file.' })
  sizeBytes: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, in hexadecimal.' })
  sha256: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Root of the tree over its rows, in hexadecimal; null of files from before there were seals.',
  })
  merkleRoot: string | null;

  @Field(() => Date, { description: 'When it was asked for; texts published later are not in it.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was done, cancelled or given up.' })
  finishedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the file will be removed.' })
  expiresAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why there is no file, in English.' })
  failureMessage: string | null;
}

/** What to export. */
@InputType({ description: 'What to export.' })
export class ExportStartInput {
  @Field(() => ExportFormat, { description: 'How the file shall be written.' })
  format: ExportFormatName;

  @Field(() => String, { description: 'As for `verbatims`; empty for everything.' })
  query: string;

  @Field(() => VerbatimFilter, { nullable: true, description: 'As for `verbatims`.' })
  filter?: VerbatimFilter | null;
}

/** Which export to stop. */
@InputType({ description: 'Which export to stop.' })
export class ExportCancelInput {
  @Field(() => ID, { description: 'The export.' })
  id: string;
}

/** Answer of the mutations of exports. */
@ObjectType({ description: 'The export after the change.' })
export class ExportPayload extends MutationPayload {
  @Field(() => Export, { nullable: true, description: 'Null where nothing was done.' })
  export: Export | null;
}
