import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerStore, KeptAnswer } from './answer-store.js';

/** Kept by browsers and caches, asked for again by tag each time. */
const CACHE_CONTROL = 'public, max-age=0, must-revalidate';

/** Sends what every guest gets alike, compressed where the reader takes it; 304 to who has it already. */
export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  { store, answer, vary }: { store: AnswerStore; answer: KeptAnswer; vary: string },
): Promise<void> {
  const { headers } = request;
  void reply.headers({ etag: answer.tag, 'cache-control': CACHE_CONTROL, vary, ...answer.headers });
  const known = headers['if-none-match'];
  if (known !== undefined && known.split(',').some((text) => text.trim() === answer.tag)) {
    void reply.status(304).send();
    return;
  }
  const { bytes, encoding } = await store.encode(answer, headers['accept-encoding'] ?? '');
  if (encoding) void reply.header('content-encoding', encoding);
  void reply.header('content-type', answer.type).send(bytes);
}
