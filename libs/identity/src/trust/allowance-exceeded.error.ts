import { DomainError } from '#platform';
import type { TrustLevel } from './trust-level.js';

/** More than the actor's level allows; its program is told how much that is, and of which level. */
export abstract class AllowanceExceeded extends DomainError {
  constructor(
    message: string,
    private readonly allowed: { limit: number; level: TrustLevel },
    field?: string,
  ) {
    super(message, { field });
  }

  override get answerDetails(): Readonly<Record<string, number>> {
    return { limit: this.allowed.limit, trustLevel: this.allowed.level };
  }
}
