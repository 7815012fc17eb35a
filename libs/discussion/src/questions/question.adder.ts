import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';

/** A thread opened in a space for questions is a question from its first moment. */
@Injectable()
export class QuestionAdder implements PostAdder {
  prepare(_actor: Actor, { space, threadId }: PostRequest<object>): Promise<PostAddition | null> {
    if (threadId !== null || space.kind !== 'questions') return Promise.resolve(null);
    return Promise.resolve({
      extras: {},
      threadExtras: { question: { alsoAskCount: 0, accepted: null } },
      write: () => Promise.resolve(),
    });
  }
}
