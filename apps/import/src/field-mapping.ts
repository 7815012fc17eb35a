import { z } from 'zod';

const template = z.string().min(1);

const rule = z.strictObject({
  as: z.enum(['thread', 'post']),
  id: template,
  author: template,
  createdAt: template,
  body: template,
  format: z.enum(['markdown', 'plain', 'html']),
  title: template.optional(),
  space: template.optional(),
  thread: template.optional(),
  parent: template.optional(),
});

const mapping = z.strictObject({
  /** Field whose value says what a line is; absent where every line is the same thing. */
  kindField: z.string().optional(),
  kinds: z.record(z.string(), rule),
});

/** How the fields of a foreign file become those of the import format. */
export type FieldMapping = z.infer<typeof mapping>;

/** Checks a mapping file. Throws an Error with one line that names the field at fault. */
export function parseFieldMapping(json: string): FieldMapping {
  const parsed = mapping.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `the mapping's ${issue?.path.join('.') || 'top level'}: ${issue?.message ?? 'is not valid'}`,
  );
}

/** A foreign line in the import format; the item's own checks come after. Throws an Error for a line of no known kind. */
export function applyMapping(mapped: FieldMapping, line: Record<string, unknown>): Record<string, unknown> {
  const kind = mapped.kindField === undefined ? Object.keys(mapped.kinds)[0] : line[mapped.kindField];
  const found =
    typeof kind === 'string' && Object.hasOwn(mapped.kinds, kind) ? mapped.kinds[kind] : undefined;
  if (!found) throw new Error(`${mapped.kindField ?? 'kind'}: ${JSON.stringify(kind)} is not in the mapping`);
  const { as, format, ...templates } = found;
  const fields = Object.entries(templates).map(([name, text]) => [name, fill(text, line)]);
  return { ...(Object.fromEntries(fields) as Record<string, unknown>), kind: as, format };
}

/**
 * `{field}` stands for a field's value. A template that is nothing else is the value itself, to the byte; one that
 * names a field which is absent or null is null as a whole.
 */
function fill(text: string, line: Record<string, unknown>): unknown {
  const [, only] = /^\{([^{}]+)\}$/.exec(text) ?? [];
  if (only !== undefined) return Object.hasOwn(line, only) ? line[only] : null;
  let isComplete = true;
  const filled = text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(line, name) ? line[name] : null;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    isComplete = false;
    return '';
  });
  return isComplete ? filled : null;
}
