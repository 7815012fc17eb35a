import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import type { Logger } from '../telemetry/logger.js';

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 404,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

/** REST routes answer refusals as `{ error: { code, message } }`; forbidden looks like absent. GraphQL has its own formatter. */
@Catch()
@Injectable()
export class DomainErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    if (error instanceof DomainError) {
      const code = error.code === 'FORBIDDEN' ? 'NOT_FOUND' : error.code;
      void reply.status(STATUS[code] ?? 400).send({
        error: { code, message: code === error.code ? error.message : 'There is nothing here for you.' },
      });
      return;
    }
    if (error instanceof HttpException && error.getStatus() < 500) {
      const code = error.getStatus() === 404 ? 'NOT_FOUND' : 'BAD_REQUEST';
      void reply.status(error.getStatus()).send({ error: { code, message: error.message } });
      return;
    }
    this.logger.error({ err: error }, 'request failed');
    void reply
      .status(500)
      .send({ error: { code: 'INTERNAL', message: 'Something went wrong on our side.' } });
  }
}
