import { DomainError } from '#platform';

/** The address has an invitation that is open: send that one again, or cancel it. */
export class InvitationPending extends DomainError {
  readonly code = 'INVITATION_PENDING';
  constructor() {
    super('This address is invited already.', { field: 'email' });
  }
}

/** No such open invitation in the community. */
export class InvitationNotFound extends DomainError {
  readonly code = 'INVITATION_NOT_FOUND';
  constructor() {
    super('There is no such open invitation here.', { field: 'invitationId' });
  }
}
