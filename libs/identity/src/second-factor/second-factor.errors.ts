import { DomainError } from '#platform';

/** Neither the app's code of this moment nor an unused recovery code; which of them it is not is not said. */
export class CodeInvalid extends DomainError {
  readonly code = 'CODE_INVALID';
  constructor() {
    super('This code is not right, or was used already.', { field: 'code' });
  }
}

/** There is no second factor to use, or none under way to confirm. */
export class SecondFactorMissing extends DomainError {
  readonly code = 'SECOND_FACTOR_MISSING';
  constructor() {
    super('Two-factor sign-in is not set up.');
  }
}

/** It is on already: put it off first. */
export class SecondFactorIsOn extends DomainError {
  readonly code = 'SECOND_FACTOR_IS_ON';
  constructor() {
    super('Two-factor sign-in is on already.');
  }
}
