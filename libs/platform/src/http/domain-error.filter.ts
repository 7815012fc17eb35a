import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { isExplained } from '../database/database-room.js';
import { DomainError } from '../errors/domain-error.js';
import type { Logger } from '../telemetry/logger.js';

interface Refusal {
  status: number;
  code: string;
  message: string;
  retryAfterSeconds?: number;
}

const NOTHING_HERE: Refusal = { status: 404, code: 'NOT_FOUND', message: 'There is nothing here for you.' };

/** Where the code says more than 400. */
const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, NOT_FOUND: 404, RATE_LIMITED: 429 };

/**
 * REST routes answer refusals as `{ error: { code, message } }`; forbidden looks like absent. GraphQL has its own
 * formatter.
 */
@Catch()
@Injectable()
export class DomainErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const refusal = refusalOf(error);
    if (!refusal) this.logger[isExplained(error) ? 'debug' : 'error']({ err: error }, 'request failed');
    const { status, ...said }: Refusal = refusal ?? {
      status: 500,
      code: 'INTERNAL',
      message: 'Something went wrong on our side.',
    };
    if (said.retryAfterSeconds !== undefined) reply.header('retry-after', String(said.retryAfterSeconds));
    void reply.status(status).send({ error: said });
  }
}

/** Null for what is a fault of ours. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof DomainError) {
    if (error.code === 'FORBIDDEN') return NOTHING_HERE;
    return {
      status: STATUS[error.code] ?? 400,
      code: error.code,
      message: error.message,
      ...error.answerDetails,
    };
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === 503) return { status, code: 'UNAVAILABLE', message: (error as Error).message };
  if (status < 400 || status >= 500) return null;
  if (status === 404) return NOTHING_HERE;
  const code = status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST';
  return { status, code, message: (error as Error).message };
}

/** Errors of the HTTP server carry their status: a body too large, a body that is not JSON. */
function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
