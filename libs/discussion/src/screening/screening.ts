import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import type { WritingContext } from '../post/writing-context.repository.js';
import type { PreparedText } from '../text/prepare-text.js';
import { PostScreener, type ScreeningVerdict } from './post-screener.js';

/** A text, where it goes, and what is known of its author. */
export interface ScreeningSubject {
  spaceId: string;
  threadId: string | null;
  isEdit: boolean;
  title: string | null;
  text: PreparedText;
  context: WritingContext;
}

/** Asks the screener about a text before it is written. */
@Injectable()
export class Screening {
  constructor(private readonly screener: PostScreener) {}

  /** The install's own writes, such as imports, are not screened. */
  async judge(actor: Actor, subject: ScreeningSubject): Promise<ScreeningVerdict> {
    if (actor.kind === 'system') return { outcome: 'publish' };
    const { text, context } = subject;
    return this.screener.screen(actor, {
      communityId: actor.communityId,
      spaceId: subject.spaceId,
      threadId: subject.threadId,
      isEdit: subject.isEdit,
      title: subject.title,
      body: text.text,
      plainText: text.revision.plainText,
      links: text.links,
      author: context.history,
      sameTextCount: context.sameTextCount,
    });
  }
}
