import { isOwnOrigin } from '#platform';

/** What a handshake says about the page it comes from. */
export interface HandshakeHeaders {
  readonly origin?: string;
  readonly host?: string;
  readonly cookie?: string;
  readonly secFetchSite?: string;
}

/** `own`: one of our pages, its cookie counts. `guest`: an allowed page or a program, only a token counts. */
export type OriginVerdict = 'own' | 'guest' | 'refused';

/**
 * Whose page opens this socket. WebSockets know no CORS, so a page that is not on the community's list is turned away
 * here. Browsers leave Origin out of a polling request of the same origin only: then `Sec-Fetch-Site` says so. Without
 * either, it is a program, which has no business with cookies.
 */
export function judgeOrigin(
  headers: HandshakeHeaders,
  allowedOrigins: readonly string[],
  publicUrl: string | undefined,
): OriginVerdict {
  const { origin } = headers;
  if (origin !== undefined) {
    if (isOwnOrigin(origin, headers.host, publicUrl)) return 'own';
    return allowedOrigins.includes(origin) ? 'guest' : 'refused';
  }
  if (headers.secFetchSite === 'same-origin') return 'own';
  return headers.cookie === undefined ? 'guest' : 'refused';
}
