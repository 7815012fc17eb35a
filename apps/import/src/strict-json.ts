/** A line that is no JSON object, or says something twice. */
export class StrictJsonError extends Error {}

/** Parses one JSON object. Throws StrictJsonError where a key comes twice: which of the two was meant, nobody can say. */
export function parseJsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StrictJsonError('not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StrictJsonError('not a JSON object');
  }
  const twice = repeatedKeyOf(text);
  if (twice !== null) throw new StrictJsonError(`the key ${JSON.stringify(twice)} comes twice`);
  return value as Record<string, unknown>;
}

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

/** The first key that an object of this valid JSON text holds twice. */
function repeatedKeyOf(json: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}
