import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import { AnnouncementAdder } from '../announcements/announcement.adder.js';
import { AttachmentAdder } from '../attachments/attachment-adder.js';
import { PollAdder } from '../polls/poll-adder.js';
import { TagAdder } from '../tags/tag-adder.js';
import { IdeaAdder } from '../ideas/idea.adder.js';
import { ReviewAdder } from '../reviews/review.adder.js';
import { QuestionAdder } from '../questions/question.adder.js';
import type { PostAdder, PostAddition, PostRequest } from './post-addition.js';

/** All that may come with a new post: read the list once and you know. */
@Injectable()
export class PostAdditions {
  private readonly adders: readonly PostAdder[];

  constructor(
    questions: QuestionAdder,
    ideas: IdeaAdder,
    reviews: ReviewAdder,
    announcements: AnnouncementAdder,
    tags: TagAdder,
    attachments: AttachmentAdder,
    polls: PollAdder,
  ) {
    this.adders = [questions, ideas, reviews, announcements, tags, attachments, polls];
  }

  /** In the order of the list; throws what the first feature that refuses throws. */
  async prepare(actor: Actor, request: PostRequest<object>): Promise<PostAddition[]> {
    const additions: PostAddition[] = [];
    for (const adder of this.adders) {
      const addition = await adder.prepare(actor, request);
      if (addition) additions.push(addition);
    }
    return additions;
  }
}
