import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';
import { IdeaRepository } from './idea.repository.js';

/** A thread opened in a space for ideas is an idea from its first moment; a held one is listed once it is published. */
@Injectable()
export class IdeaAdder implements PostAdder {
  constructor(private readonly ideas: IdeaRepository) {}

  prepare(_actor: Actor, { space, threadId }: PostRequest<object>): Promise<PostAddition | null> {
    if (threadId !== null || space.kind !== 'ideas') return Promise.resolve(null);
    return Promise.resolve({
      extras: {},
      threadExtras: {
        idea: { status: 'PROPOSED', voteCount: 0, mergedCount: 0, mergedIntoId: null, note: null },
      },
      write: (tx, post) => this.ideas.insert(tx, post.threadId),
    });
  }
}
