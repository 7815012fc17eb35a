import { DomainError } from '#platform';

/** A thread or a member has no first posts of its own to watch. */
export class FollowLevelInvalid extends DomainError {
  readonly code = 'FOLLOW_LEVEL_INVALID';
  constructor() {
    super('Only spaces and tags can be watched for new threads alone.', { field: 'level' });
  }
}

/** What is to be followed is not said in the way its kind wants. */
export class FollowTargetInvalid extends DomainError {
  readonly code = 'FOLLOW_TARGET_INVALID';
  constructor(field: 'id' | 'tag') {
    super(field === 'id' ? 'Say which by its id.' : 'Say which tag, in 1 to 40 characters.', { field });
  }
}

/** Nobody follows himself. */
export class FollowsOneself extends DomainError {
  readonly code = 'FOLLOWS_ONESELF';
  constructor() {
    super('This is you.', { field: 'id' });
  }
}

/** The list is full. */
export class TooManyFollows extends DomainError {
  readonly code = 'TOO_MANY_FOLLOWS';
  constructor(most: number) {
    super(`You follow or mute ${most} things already.`);
  }
}
