import { DomainError } from '#platform';

/** No such member in the community. */
export class MemberNotFound extends DomainError {
  readonly code = 'MEMBER_NOT_FOUND';
  constructor() {
    super('There is no such member here.', { field: 'memberId' });
  }
}

/** No such space in the community. */
export class SpaceNotFound extends DomainError {
  readonly code = 'SPACE_NOT_FOUND';
  constructor(field = 'spaceId') {
    super('There is no such space here.', { field });
  }
}

/** A title is for those who speak for the brand. */
export class NotStaff extends DomainError {
  readonly code = 'NOT_STAFF';
  constructor() {
    super('Only somebody with a role has a title.', { field: 'memberId' });
  }
}

/** A role that cannot be granted or revoked like this. */
export class RoleInvalid extends DomainError {
  readonly code = 'ROLE_INVALID';
}

/** A community keeps at least one admin who can sign in. */
export class LastAdmin extends DomainError {
  readonly code = 'LAST_ADMIN';
  constructor() {
    super('A community keeps at least one admin.', { field: 'role' });
  }
}

/** Sanctions go downwards: nobody suspends an equal, a superior, or himself. */
export class MemberOutranks extends DomainError {
  readonly code = 'MEMBER_OUTRANKS';
  constructor() {
    super('This member’s role is not below yours.', { field: 'memberId' });
  }
}

/** A decision about a member without a reason. */
export class ReasonRequired extends DomainError {
  readonly code = 'REASON_REQUIRED';
  constructor() {
    super('Say why, in 1 to 1,000 characters.', { field: 'reason' });
  }
}
