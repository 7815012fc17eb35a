/** One page as a browser without JavaScript gets it. */
export interface HostedPage {
  status: number;
  headers: Headers;
  html: string;
}

/** Asks for a page; redirects are answered, not followed. */
export async function getPage(
  url: string,
  options: { cookie?: string; language?: string; headers?: Record<string, string> } = {},
): Promise<HostedPage> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: {
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(options.language ? { 'accept-language': options.language } : {}),
      ...options.headers,
    },
  });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

/** Addresses of every link of a page. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
}

/** The page's JSON-LD. */
export function jsonLdOf(html: string): Record<string, unknown> {
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(block ?? 'null') as Record<string, unknown>;
}
