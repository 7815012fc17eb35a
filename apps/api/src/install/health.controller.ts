import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Database, Public } from '#platform';

/** For the machine that restarts or routes: alive, and able to serve. */
@Controller('health')
@Public()
export class HealthController {
  private isDraining = false;

  constructor(private readonly database: Database) {}

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

  /** Called first when the process closes, so that no new traffic comes. */
  drain(): void {
    this.isDraining = true;
  }
}
