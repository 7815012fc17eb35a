import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, moderatesSpace, type Tx } from '#platform';

/** A page that is none of the brand's. */
export class BoundUrlForeign extends DomainError {
  readonly code = 'BOUND_URL_FOREIGN';
  constructor() {
    super("A thread belongs to a page of one of the community's allowed origins.", { field: 'boundUrl' });
  }
}

/** Which pages threads may be bound to by members: those where the brand itself embeds its forum. */
@Injectable()
export class BindingOrigin {
  /**
   * In the transaction that opens the thread: an origin that is taken from the list at the same time waits for it, or is
   * seen to be gone. Moderators and programs with a key bind to any page. Throws BoundUrlForeign.
   */
  async require(
    tx: Tx,
    actor: Actor,
    { spaceId, boundUrl }: { spaceId: string; boundUrl: string | null },
  ): Promise<void> {
    if (boundUrl === null || actor.apiKeyId !== null || moderatesSpace(actor, spaceId)) return;
    const rows = await tx.query(
      'SELECT FROM community WHERE id = $1 AND $2 = ANY(allowed_origins) FOR SHARE',
      [actor.communityId, new URL(boundUrl).origin],
    );
    if (rows.length === 0) throw new BoundUrlForeign();
  }
}
