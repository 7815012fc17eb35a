import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.js';
import type { DomainError } from '../errors/domain-error.js';

/** What travels with one request: GraphQL's context value and `request.parvis` on HTTP routes. */
export interface RequestContext {
  readonly requestId: string;
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** One loader of a kind per request, so that two viewers never share a batch. */
  readonly loaders: Map<unknown, unknown>;
  /** The caller has asked too much: no route begins its work. */
  readonly refusal: DomainError | null;
  /** What the operation may cost, in the api's units; set when that has been weighed. */
  cost?: number;
  /** An old id led to something else: the answer changes with what it led to, which nobody could know before. */
  hasLedOn?: boolean;
}
