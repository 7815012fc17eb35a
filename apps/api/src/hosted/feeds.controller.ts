import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { CommunityService } from '#community';
import { NotFound, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { atomXml } from './feeds/atom.js';
import { type SitemapEntry, sitemapXml } from './feeds/sitemap.js';
import { PageErrorFilter } from './http/page-error.filter.js';
import { type BrandedContext, PageFrames } from './http/page-frames.js';
import { sendTagged } from './http/page-sender.js';
import { pathOf } from './page-context.js';
import { ForumReader } from './reading/forum-reader.js';
import { anybodyIn, PublicBrands } from './reading/public-brands.js';

/** Threads a sitemap lists at most; the protocol's own limit is 50,000. */
const SITEMAP_THREADS = 5_000;
const FEED_THREADS = 20;

/** What machines read. Always what an anonymous reader may see, whoever asks. */
@UseFilters(PageErrorFilter)
@Controller()
export class FeedsController {
  constructor(
    private readonly frames: PageFrames,
    private readonly reader: ForumReader,
    private readonly communities: CommunityService,
    private readonly publicBrands: PublicBrands,
  ) {}

  @Public()
  @Get('c/:community/sitemap.xml')
  async sitemap(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { page, actor } = await this.open(request, reply);
    const addressOf = (rest = ''): string => page.origin + pathOf(page.brand, rest);
    const entries: SitemapEntry[] = [{ url: addressOf(), changedAt: null }];
    for (const space of await this.reader.listSpaces(actor)) {
      entries.push({ url: addressOf(`/s/${space.slug}`), changedAt: space.lastActivityAt });
    }
    for await (const thread of this.reader.listThreads(actor, SITEMAP_THREADS)) {
      entries.push({ url: addressOf(`/t/${thread.id}`), changedAt: thread.lastActivityAt });
    }
    reply.type('application/xml; charset=utf-8');
    void sendTagged(request, reply, sitemapXml(entries), 'public, max-age=3600');
  }

  @Public()
  @Get('c/:community/feed.atom')
  async feed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { page, actor } = await this.open(request, reply);
    const { brand, origin } = page;
    const latest = await this.reader.latestOpenings(actor, FEED_THREADS);
    const xml = atomXml({
      title: brand.name,
      subtitle: brand.description,
      url: origin + pathOf(brand),
      selfUrl: origin + pathOf(brand, '/feed.atom'),
      entries: latest.map(({ thread, author, opening }) => ({
        id: thread.id,
        title: thread.title,
        url: origin + pathOf(brand, `/t/${thread.id}`),
        authorName: author.name,
        publishedAt: thread.createdAt,
        updatedAt: thread.lastActivityAt,
        html: opening?.bodyHtml ?? '',
      })),
    });
    reply.type('application/atom+xml; charset=utf-8');
    void sendTagged(request, reply, xml, 'public, max-age=300');
  }

  @Public()
  @Get('robots.txt')
  async robots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { origin } = await this.frames.find(request, reply);
    const brands = await this.publicBrands.list();
    const lines = [
      'User-agent: *',
      'Disallow: /console/',
      'Disallow: /graphql',
      'Disallow: /exports/',
      'Disallow: /c/*/sign-in',
      'Disallow: /c/*/sign-up',
      'Disallow: /c/*/new',
      'Disallow: /c/*/search',
      'Disallow: /*?lang=',
      '',
      ...brands.map((brand) => `Sitemap: ${origin}${pathOf(brand, '/sitemap.xml')}`),
      '',
    ];
    reply.type('text/plain; charset=utf-8');
    void sendTagged(request, reply, lines.join('\n'), 'public, max-age=3600');
  }

  private async open(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ page: BrandedContext; actor: ReturnType<typeof anybodyIn> }> {
    const page = await this.frames.requireBranded(request, reply);
    const row = await this.communities.findBySlug(page.brand.slug);
    if (!row) throw new NotFound();
    return { page, actor: anybodyIn(row.id) };
  }
}
