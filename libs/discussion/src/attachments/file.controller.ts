import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { attachmentHeader, downloadNameOf, formatOf } from '#media';
import { type Actor, CurrentActor, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileService, type OpenFile } from './file.service.js';

/** Nothing in a file may run, be framed or load anything, whoever opens it directly. */
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Files of messages. */
@Controller('c/:community/files')
export class FileController {
  constructor(private readonly files: FileService) {}

  /** Open by rule: the address says who asks, and the service asks what that person may see. */
  @Public()
  @Get(':id/:variant')
  async file(
    @CurrentActor() { communityId }: Actor,
    @Param() asked: { id: string; variant: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.open(communityId, asked, request.query as Record<string, unknown>);
    const known = request.headers['if-none-match'];
    const tag = `"${asked.id.toLowerCase()}.${file.variant}"`;
    void reply.headers({ ...headersOf(file), etag: tag });
    if (known?.split(',').some((text) => text.trim() === tag)) {
      void reply.status(304).send();
      return;
    }
    const content = await file.read();
    await reply.header('content-length', file.sizeBytes).send(content);
  }
}

function headersOf(file: OpenFile): Record<string, string> {
  return {
    'content-type': formatOf(file.variant),
    'content-security-policy': SANDBOX,
    // Brands' pages show it, on origins of their own.
    'cross-origin-resource-policy': 'cross-origin',
    // The file never changes, but who may see it does: where that is not everybody, each look asks again.
    'cache-control': file.isPublic ? `private, max-age=${file.maxAgeSeconds}` : 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    // A PDF may hold scripts of its own. Readers outside of the browser are not ours; inside of it none is opened.
    ...(file.kind === 'pdf' ? { 'content-disposition': attachmentHeader(downloadNameOf(file.name)) } : {}),
  };
}
