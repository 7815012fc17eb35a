import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { displayNameOf, UploadRefused, type UploadRow, UploadService } from '#media';
import { DomainError, RateLimited } from '#platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UPLOADS } from '../limits/request-limits.js';
import { Traffic } from '../limits/traffic.js';

const PATH = '/c/:community/uploads';

/** Where the code says more than 400, of refusals that are not the upload's own. */
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

/** A body that broke off: nobody is there to be answered. */
const BROKEN_OFF = new Set(['ECONNRESET', 'ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED']);

/**
 * `POST /c/<community>/uploads`, the file as the body: what is sent is streamed to the storage as it comes, so that its
 * progress is the request's own. `X-File-Name` has the name, percent-encoded; `Idempotency-Key` makes a retry the same
 * upload. The gate has checked session and origin, as for an operation.
 */
@Injectable()
export class UploadRoutes {
  constructor(
    private readonly uploads: UploadService,
    private readonly traffic: Traffic,
  ) {}

  async register(fastify: FastifyInstance): Promise<void> {
    await fastify.register(async (scope) => {
      // Here alone bodies are not read before the route is asked.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
      scope.post(PATH, async (request, reply) => this.receive(request, reply));
      // So that the gate finds the community of a preflight, which it answers.
      scope.options(PATH, async (_request, reply) => reply.status(204).send());
    });
  }

  private async receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, refusal } = request.parvis;
    const { headers, body, ip } = request;
    try {
      if (refusal) throw refusal;
      this.uploads.requireUploader(actor);
      const known = await this.uploads.findKnown(actor, String(headers['idempotency-key'] ?? ''));
      if (known) return await answerWith(reply, known);
      await this.traffic.countWork({ actor, ip }, UPLOADS);
      const row = await this.uploads.receive(actor, {
        name: nameOf(headers['x-file-name']),
        idempotencyKey: String(headers['idempotency-key'] ?? ''),
        declaredBytes: headers['content-length'] === undefined ? null : Number(headers['content-length']),
        content: (body as Readable | undefined) ?? request.raw,
      });
      return await answerWith(reply, row);
    } catch (error) {
      return refuse(request, reply, error);
    }
  }
}

function answerWith(reply: FastifyReply, row: UploadRow): FastifyReply {
  const { id, kind, width, height, sizeBytes, isAnimated } = row;
  const name = displayNameOf(row.name, kind);
  return reply.status(201).send({ upload: { id, kind, name, width, height, sizeBytes, isAnimated } });
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const { code = '' } = error as { code?: string };
  if (request.raw.destroyed && !request.raw.complete && BROKEN_OFF.has(code)) return reply.hijack();
  if (!(error instanceof DomainError)) throw error;
  // What is left of the body is not read: the connection ends with the answer.
  if (!request.raw.complete) void reply.header('connection', 'close');
  if (error instanceof RateLimited) void reply.header('retry-after', String(error.retryAfterSeconds));
  const status = error instanceof UploadRefused ? error.status : (STATUS[error.code] ?? 400);
  return reply
    .status(status)
    .send({ error: { code: error.code, message: error.message, ...error.answerDetails } });
}

/** Headers are ASCII: a name comes percent-encoded. What does not decode is taken as it stands. */
function nameOf(header: string | string[] | undefined): string {
  const text = Array.isArray(header) ? (header[0] ?? '') : (header ?? '');
  try {
    return decodeURIComponent(text).replaceAll('\0', '');
  } catch {
    return text;
  }
}
