import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupError } from './backup.errors.js';

/** Rises when an older Parvis could not read what this one writes. */
export const BACKUP_FORMAT = 1;

const MANIFEST = 'manifest.json';
const SEAL = 'manifest.sha256';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1);

const tableSchema = z.object({
  schema: name,
  name,
  columns: z.array(name).min(1),
  rows: z.number().int().nonnegative(),
  /** See RowDigest. */
  digest: sha256,
  /** Path in the backup. */
  file: z.string().regex(/^tables\/[\w.]+$/),
  sizeBytes: z.number().int().nonnegative(),
  sha256,
});

const fileSchema = z.object({
  /** The storage's key; the file stands under `files/` in the backup. */
  key: z.string().regex(/^(?!.*(^|\/)\.\.?(\/|$))[^\\\0/][^\\\0]*$/),
  sizeBytes: z.number().int().nonnegative(),
  sha256,
});

const manifestSchema = z.object({
  product: z.literal('parvis'),
  format: z.number().int(),
  /** Parvis' own. */
  version: z.string(),
  takenAt: z.iso.datetime(),
  /** PostgreSQL's, as in 180004. */
  serverVersion: z.number().int(),
  /** Names of the migrations that the schema has, in order. */
  migrations: z.array(name).min(1),
  /** The last migration of the job queue's own schema. */
  jobMigration: z.number().int(),
  /** Tells whether a key is the one that the sealed data needs; tells nothing of the key. */
  keyFingerprint: z.string(),
  hasKey: z.boolean(),
  tables: z.array(tableSchema),
  sequences: z.array(
    z.object({
      schema: name,
      name,
      lastValue: z
        .string()
        .regex(/^-?\d+$/)
        .nullable(),
    }),
  ),
  files: z.array(fileSchema),
});

/** What a backup holds. */
export type Manifest = z.infer<typeof manifestSchema>;
/** One table of a backup. */
export type TableEntry = Manifest['tables'][number];
/** One stored file of a backup. */
export type FileEntry = Manifest['files'][number];

/** Writes the manifest and its seal: the last step of a backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const json = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(join(folder, MANIFEST), json, { mode: 0o600, flush: true });
  await writeFile(join(folder, SEAL), `${sealOf(Buffer.from(json))}\n`, { mode: 0o600, flush: true });
}

/** Throws NOT_A_BACKUP, BACKUP_DAMAGED and BACKUP_TOO_NEW. */
export async function readManifest(folder: string): Promise<Manifest> {
  const bytes = await readFile(join(folder, MANIFEST)).catch(() => null);
  if (!bytes) throw new BackupError('NOT_A_BACKUP', `${folder} is no backup: it has no ${MANIFEST}.`);
  const seal = await readFile(join(folder, SEAL), 'utf8').catch(() => '');
  if (seal.trim() !== sealOf(bytes)) throw damaged(MANIFEST, 'its checksum differs');
  const json = JSON.parse(bytes.toString('utf8')) as { product?: unknown; format?: unknown };
  if (json.product === 'parvis' && typeof json.format === 'number' && json.format > BACKUP_FORMAT) {
    throw new BackupError('BACKUP_TOO_NEW', 'This backup was made by a newer Parvis: restore it with that.');
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw damaged(MANIFEST, `${parsed.error.issues[0]?.path.join('.')} is not valid`);
  return parsed.data;
}

/** Something in the backup is not what was written. */
export function damaged(file: string, how: string): BackupError {
  return new BackupError(
    'BACKUP_DAMAGED',
    `The backup is damaged: ${file}: ${how}. Nothing was restored; use another backup.`,
  );
}

const sealOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
