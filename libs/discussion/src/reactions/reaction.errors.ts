import { AllowanceExceeded, type TrustAllowance } from '#identity';
import { DomainError } from '#platform';

/** Not among the reactions that the community offers. */
export class ReactionNotOffered extends DomainError {
  readonly code = 'REACTION_NOT_OFFERED';
  constructor() {
    super('This community offers no such reaction.', { field: 'kind' });
  }
}

/** Nobody reacts to what they wrote themselves. */
export class ReactionToOwnPost extends DomainError {
  readonly code = 'REACTION_TO_OWN_POST';
  constructor() {
    super('You cannot react to your own message.', { field: 'postId' });
  }
}

/** The day's are used up; what was taken back counts as well. */
export class ReactionsTooManyToday extends AllowanceExceeded {
  readonly code = 'REACTIONS_TOO_MANY_TODAY';
  constructor({ reactionsPerDay: limit, level }: TrustAllowance) {
    super(`At most ${limit} reactions a day at trust level ${level}.`, { limit, level });
  }
}
