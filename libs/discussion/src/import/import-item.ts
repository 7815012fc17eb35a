import { z } from 'zod';

/** Ids are looked up before anything else is checked, so what no column could hold stops here. */
const externalId = z
  .union([z.string().min(1).max(500), z.number().int()])
  .transform((value) => String(value))
  .refine((id) => !/\0|\p{Surrogate}/u.test(id), 'holds a character that cannot be stored');

/** ISO 8601 with an offset; `+0200` is common in exports and means `+02:00`. */
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}):?(\d{2})?$/;

const instant = z.string().transform((text, context) => {
  const [, local, hours, minutes] = INSTANT.exec(text) ?? [];
  const at =
    local && hours ? new Date(hours === 'Z' ? `${local}Z` : `${local}${hours}:${minutes ?? '00'}`) : null;
  if (at && !Number.isNaN(at.getTime()) && at.getTime() <= Date.now()) return at;
  context.addIssue({ code: 'custom', message: 'is not a past instant in ISO 8601 with an offset' });
  return z.NEVER;
});

const author = z.union([
  externalId.transform((name) => ({ id: name, name })),
  z.object({ id: externalId, name: z.string().min(1) }),
]);

const common = {
  id: externalId,
  author,
  createdAt: instant,
  body: z.string(),
  format: z.enum(['markdown', 'plain', 'html']).default('markdown'),
};

const threadItem = z.object({
  ...common,
  kind: z.literal('thread'),
  /** Slug; the run's own space when absent. */
  space: z.string().nullish(),
  title: z.string(),
});

const postItem = z.object({
  ...common,
  kind: z.literal('post'),
  thread: externalId,
  parent: externalId.nullish(),
});

const importItem = z.discriminatedUnion('kind', [threadItem, postItem]);

/** One thread or post as a file has it. Ids are the file's own, unique within a kind. */
export type ImportItem = z.infer<typeof importItem>;

/** An item that cannot be imported; the message says why, fit for the person who runs the import. */
export class ImportItemInvalid extends Error {}

/** Checks the shape of one parsed line. Unknown fields are passed over. Throws ImportItemInvalid. */
export function parseImportItem(value: unknown): ImportItem {
  const parsed = importItem.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'line';
  throw new ImportItemInvalid(`${field}: ${issue?.message ?? 'is not valid'}`);
}
