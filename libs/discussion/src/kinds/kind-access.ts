import { Injectable } from '@nestjs/common';
import type { SpaceKindName } from '#community';
import { type Actor, DomainError } from '#platform';
import { DiscussionAccess } from '../discussion-access.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import type { VisibleThread } from '../thread/visible-thread.repository.js';

const CODES = {
  questions: 'NOT_A_QUESTION',
  ideas: 'NOT_AN_IDEA',
  reviews: 'NOT_A_REVIEW',
  announcements: 'NOT_AN_ANNOUNCEMENT',
} as const;

/** The thread is in a space of another kind. */
export class NotOfKind extends DomainError {
  readonly code: string;
  constructor(kind: keyof typeof CODES, field = 'threadId') {
    super(`The thread is in no space for ${kind}.`, { field });
    this.code = CODES[kind];
  }
}

/** Threads by what their space is for. */
@Injectable()
export class KindAccess {
  constructor(private readonly access: DiscussionAccess) {}

  /** A published thread. Throws ThreadNotFound when absent or hidden, NotOfKind. */
  async require(
    actor: Actor,
    threadId: string,
    kind: keyof typeof CODES & SpaceKindName,
  ): Promise<VisibleThread> {
    const found = await this.access.findThread(actor, threadId);
    if (found?.thread.state !== 'published') throw new ThreadNotFound();
    if (found.space.kind !== kind) throw new NotOfKind(kind);
    return found;
  }
}
