import { type Config, publicOrigin } from '#platform';
import type { FastifyReply } from 'fastify';

/** Says that no document has this id. */
export function refuseUnknown(reply: FastifyReply): void {
  const message =
    'No stored document has this id. Load the page again: it may be older than this server knows.';
  refuse(reply, 404, { message, code: 'DOCUMENT_NOT_FOUND' });
}

/** Says that this caller may not send texts of their own. */
export function refuseForeign(reply: FastifyReply, config: Config): void {
  const message =
    'Only stored documents are taken here, except from programs with an API key. ' +
    `See ${publicOrigin(config)}/graphql, and OPEN_GRAPHQL in docs/operate.md.`;
  refuse(reply, 403, { message, code: 'DOCUMENT_NOT_TRUSTED' });
}

function refuse(
  reply: FastifyReply,
  status: number,
  { message, code }: { message: string; code: string },
): void {
  void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
