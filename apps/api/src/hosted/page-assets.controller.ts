import { Controller, Get, Param, Res } from '@nestjs/common';
import { NotFound, Public } from '#platform';
import type { FastifyReply } from 'fastify';
import { PageAssets } from './http/page-assets.js';

/** Style sheets and script of the pages: named by their content, kept for good. */
@Controller('hosted')
export class PageAssetsController {
  constructor(private readonly assets: PageAssets) {}

  @Public()
  @Get(':file')
  file(@Param('file') name: string, @Res() reply: FastifyReply): void {
    const asset = this.assets.find(name);
    if (!asset) throw new NotFound();
    void reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('cross-origin-resource-policy', 'same-origin')
      .send(asset.content);
  }
}
