import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/allow.decorator.js';
import { NotFound } from '../errors/access-errors.js';
import { MetricsDoor } from './metrics-door.js';
import { Metrics } from './metrics.js';

/** For Prometheus. Who may not read it is told what an unknown address is told. */
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(
    private readonly door: MetricsDoor,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!this.door.admits(request)) throw new NotFound();
    const text = await this.metrics.text();
    reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store');
    return text;
  }
}
