import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '../http/request-context.js';
import { Unauthenticated } from '../errors/access-errors.js';
import type { Actor } from './actor.js';

/** The request behind a GraphQL field or an HTTP handler; undefined for files and health, which nobody is asked about. */
export function requestContextOf(context: ExecutionContext): RequestContext | undefined {
  if (context.getType<string>() === 'graphql') {
    return GqlExecutionContext.create(context).getContext<RequestContext>();
  }
  return context.switchToHttp().getRequest<{ parvis?: RequestContext }>().parvis;
}

/** Injects the Actor of the request into a resolver or controller method. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = requestContextOf(context)?.actor;
  if (!actor) throw new Unauthenticated();
  return actor;
});
