import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '../http/request-context.js';
import type { Actor } from './actor.js';

/** The request behind a GraphQL field or an HTTP handler. */
export function requestContextOf(context: ExecutionContext): RequestContext {
  if (context.getType<string>() === 'graphql') {
    return GqlExecutionContext.create(context).getContext<RequestContext>();
  }
  return context.switchToHttp().getRequest<{ parvis: RequestContext }>().parvis;
}

/** Injects the Actor of the request into a resolver or controller method. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return requestContextOf(context).actor;
});
