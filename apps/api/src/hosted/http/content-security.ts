const RULES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types parvis',
].join('; ');

const ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** The policy of a hosted page: own files only, and no frame but on the brand's own pages. */
export function contentSecurityPolicy(frameAncestors: readonly string[]): string {
  const framers = frameAncestors.filter((origin) => ORIGIN.test(origin));
  return `${RULES}; frame-ancestors ${framers.length > 0 ? `'self' ${framers.join(' ')}` : "'none'"}`;
}
