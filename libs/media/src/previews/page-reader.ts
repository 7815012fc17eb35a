import { Injectable } from '@nestjs/common';
import { OutboundFetch, OutboundRefused } from '#platform';
import { previewOf } from './page-head.js';
import type { PreviewedLink } from '#protocol';

/** The WHATWG's order: the header, then the page's own word in its first kilobyte, then what the web is written in. */
const META_CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i;

/** Reads what the page behind a link says of itself. */
@Injectable()
export class PageReader {
  constructor(private readonly outbound: OutboundFetch) {}

  /** Null for a page that names no title. Throws OutboundRefused and network errors. */
  async read(url: string): Promise<PreviewedLink | null> {
    const page = await this.outbound.page(url, 'text/html');
    const [type = '', ...parameters] = page.contentType.toLowerCase().split(';');
    if (type.trim() !== 'text/html') throw new OutboundRefused('not a page');
    const declared = /charset\s*=\s*"?([\w-]{2,30})/.exec(parameters.join(';'))?.[1];
    const html = decoded(page.body, declared);
    // A head that does not end in half a megabyte is no page that anybody wrote.
    if (page.isCut && !/<\/head|<body/i.test(html)) throw new OutboundRefused('answer too large');
    return previewOf(html, { url, foundAt: page.url });
  }
}

function decoded(body: Buffer, declared: string | undefined): string {
  const own = META_CHARSET.exec(body.subarray(0, 1_024).toString('latin1'))?.[1];
  for (const label of [declared, own, 'utf-8']) {
    try {
      if (label !== undefined) return new TextDecoder(label).decode(body);
    } catch {
      // A label that names no encoding says nothing.
    }
  }
  return '';
}
