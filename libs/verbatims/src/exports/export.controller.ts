import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Public } from '#platform';
import { type ExportDownload, ExportService } from './export.service.js';

/** Files of exports. */
@Controller('exports')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  /** Open by rule, so that whoever may not have the file gets the same 404: the service lets its requester alone through. */
  @Public()
  @Get(':id')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.download(actor, id, 'file'));
  }

  /** Open by rule, as the file is. */
  @Public()
  @Get(':id/seal')
  async seal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.download(actor, id, 'seal'));
  }
}

async function send(reply: FastifyReply, file: ExportDownload): Promise<void> {
  await reply
    .header('content-type', file.contentType)
    .header('content-length', file.sizeBytes)
    .header('content-disposition', `attachment; filename="${file.fileName}"`)
    .header('cache-control', 'private, no-store')
    .send(file.content);
}
