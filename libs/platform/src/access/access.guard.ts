import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Forbidden, Unauthenticated } from '../errors/access-errors.js';
import { type Actor, actorCan } from './actor.js';
import { ACCESS_RULE, type AccessRule } from './allow.decorator.js';
import { requestContextOf } from './current-actor.decorator.js';

/**
 * The one guard: an operation without a rule is refused, whoever asks.
 * Field resolvers inherit the decision of their root operation (Nest runs guards on roots only).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = requestContextOf(context);
    if (request?.refusal) throw request.refusal;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) throw new Forbidden('You may not do this.', { missingRule: context.getHandler().name });
    if ('public' in rule) return true;
    return permits(rule, request?.actor);
  }
}

function permits(rule: Exclude<AccessRule, { public: true }>, actor: Actor | undefined): true {
  if (!actor) throw new Unauthenticated();
  const isAllowed = 'operator' in rule ? actor.isOperator : rule.anyOf.some((name) => actorCan(actor, name));
  if (isAllowed) return true;
  if (actor.kind === 'anonymous') throw new Unauthenticated();
  throw new Forbidden();
}
