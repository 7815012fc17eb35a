import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';
import { NotOfKind } from '../kinds/kind-access.js';
import { ExpiryInvalid } from './announcement.errors.js';
import { AnnouncementRepository } from './announcement.repository.js';

/** A thread opened in a space for announcements is one, until its end where it has one. */
@Injectable()
export class AnnouncementAdder implements PostAdder<{ expiresAt?: Date | null }> {
  constructor(private readonly announcements: AnnouncementRepository) {}

  /** Throws NotOfKind, ExpiryInvalid. */
  prepare(
    _actor: Actor,
    { input, space, threadId }: PostRequest<{ expiresAt?: Date | null }>,
  ): Promise<PostAddition | null> {
    const expiresAt = input.expiresAt ?? null;
    if (threadId !== null) return Promise.resolve(null);
    if (space.kind !== 'announcements') {
      if (expiresAt) throw new NotOfKind('announcements', 'expiresAt');
      return Promise.resolve(null);
    }
    if (expiresAt && expiresAt.getTime() <= Date.now()) throw new ExpiryInvalid();
    return Promise.resolve({
      extras: {},
      threadExtras: { announcement: { expiresAt: expiresAt?.toISOString() ?? null } },
      write: (tx, post) => this.announcements.insert(tx, post.threadId, expiresAt),
    });
  }
}
