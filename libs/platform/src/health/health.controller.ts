import { Controller, Get, Header, Req, ServiceUnavailableException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/allow.decorator.js';
import { Database } from '../database/database.js';
import { NotFound } from '../errors/access-errors.js';
import { MetricsDoor } from '../telemetry/metrics-door.js';
import { HealthBoard, type HealthReport } from './health-board.js';

/** For the machine that restarts or routes: alive, and able to serve. */
@Controller('health')
@Public()
export class HealthController {
  private isDraining = false;

  constructor(
    private readonly database: Database,
    private readonly board: HealthBoard,
    private readonly door: MetricsDoor,
  ) {}

  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 503 while the database does not answer, and from the moment the process begins to close. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: string }> {
    if (this.isDraining) throw new ServiceUnavailableException('closing');
    try {
      await this.database.query('SELECT 1');
    } catch {
      throw new ServiceUnavailableException('database');
    }
    return { status: 'ok' };
  }

  /** How each part of this process stands, with or without a database; for whoever may read the measures. */
  @Get('parts')
  @Header('cache-control', 'no-store')
  async parts(@Req() request: FastifyRequest): Promise<{ parts: readonly HealthReport[] }> {
    if (!this.door.admits(request)) throw new NotFound();
    return { parts: await this.board.reports() };
  }

  /** Called first when the process closes, so that no new traffic comes. */
  drain(): void {
    this.isDraining = true;
  }
}
