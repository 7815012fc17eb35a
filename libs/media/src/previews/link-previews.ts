import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '#platform';
import { PageReader } from './page-reader.js';
import type { PreviewedLink } from '#protocol';
import { PreviewRepository } from './preview.repository.js';

/** Days that a preview is kept. */
const KEPT_DAYS = 7;
/** Days until a page that could not be read is asked again. */
const FAILED_DAYS = 1;

/** What the pages behind links say of themselves. For the worker: a request never waits for somebody else's server. */
@Injectable()
export class LinkPreviews {
  constructor(
    private readonly kept: PreviewRepository,
    private readonly pages: PageReader,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Of these addresses those that have something to show, in their order. What is not kept is read, each for 5 s at most. */
  async of(urls: readonly string[]): Promise<PreviewedLink[]> {
    const known = await this.kept.find(urls);
    const previews = await Promise.all(
      urls.map(async (url) => (known.has(url) ? known.get(url) : this.read(url))),
    );
    return previews.filter((preview) => preview != null);
  }

  private async read(url: string): Promise<PreviewedLink | null> {
    try {
      const preview = await this.pages.read(url);
      await this.kept.keep(url, preview, KEPT_DAYS);
      return preview;
    } catch (error) {
      this.logger.debug({ reason: (error as Error).message }, 'a linked page was not read');
      await this.kept.keep(url, null, FAILED_DAYS);
      return null;
    }
  }
}
