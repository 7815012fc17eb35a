import { DomainError } from '#platform';

/** Conversations that a member may begin within 24 hours. */
export const MOST_CONVERSATIONS_A_DAY = 3;

/** The brand has not said that members may write to it alone. */
export class ConversationsClosed extends DomainError {
  readonly code = 'CONVERSATIONS_CLOSED';
  constructor() {
    super('This forum takes no private messages.');
  }
}

/** The member has begun enough of them for a day; each may go on. */
export class ConversationsTooMany extends DomainError {
  readonly code = 'CONVERSATIONS_TOO_MANY';
  constructor() {
    super(`At most ${MOST_CONVERSATIONS_A_DAY} private conversations are begun in a day.`);
  }
}

/** The brand talks with an active member who is not the one who asks. */
export class ConversationMemberInvalid extends DomainError {
  readonly code = 'CONVERSATION_MEMBER_INVALID';
  constructor(field: string) {
    super('A private conversation is with another member who may write.', { field });
  }
}

/** What is for two sides alone is neither moved nor merged nor split, nor does anything of others come into it. */
export class ConversationFixed extends DomainError {
  readonly code = 'CONVERSATION_FIXED';
  constructor(field = 'threadId') {
    super('A private conversation is not moved, merged or split.', { field });
  }
}

/** Something in it was written for the other side alone, and stays so. */
export class ConversationStaysPrivate extends DomainError {
  readonly code = 'CONVERSATION_STAYS_PRIVATE';
  constructor() {
    super('What was written in private stays private.', { field: 'threadId' });
  }
}
