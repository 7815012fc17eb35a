/** What is wrong with a line that should be an origin; null when nothing is. */
export type OriginFault = 'NOT_A_URL' | 'NOT_HTTP' | 'HAS_PATH' | 'NOT_SECURE';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Checks a line as the server will: scheme, host and port, nothing after. */
export function faultOf(line: string): OriginFault | null {
  if (!URL.canParse(line)) return 'NOT_A_URL';
  const url = new URL(line);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'NOT_HTTP';
  if (line.includes('*')) return 'NOT_A_URL';
  if (line.replace(/\/$/, '') !== url.origin) return 'HAS_PATH';
  if (url.protocol === 'http:' && !LOCAL.has(url.hostname)) return 'NOT_SECURE';
  return null;
}

/** Lines of a text as origins, without blanks, repeats or a final slash. */
export function originsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/\/$/, ''));
  return [...new Set(lines.filter(Boolean))];
}
