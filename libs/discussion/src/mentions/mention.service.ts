import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import { CommunityService } from '#community';
import type { WritingContext } from '../post/writing-context.repository.js';
import type { PreparedText } from '../text/prepare-text.js';
import { MentionsTooMany } from './mention.errors.js';
import { withMentions } from './mention-text.js';

/** Members that one post may name. */
const MOST_MENTIONS = 10;
/** Of a newcomer, who may be here to call people and nothing else. */
const MOST_OF_NEWCOMERS = 2;

/** Marks in a text whom it names. */
@Injectable()
export class MentionService {
  constructor(private readonly communities: CommunityService) {}

  /** The text as it will be kept; what it names are those whom the context has found. Throws MentionsTooMany. */
  async mark(actor: Actor, text: PreparedText, context: WritingContext): Promise<PreparedText> {
    if (context.mentionable.length === 0) return text;
    const { html, memberIds } = withMentions(text.bodyHtml, context.mentionable);
    if (memberIds.length > MOST_OF_NEWCOMERS) {
      const most = (await this.isNewcomer(actor, context)) ? MOST_OF_NEWCOMERS : MOST_MENTIONS;
      if (memberIds.length > most) throw new MentionsTooMany(most);
    }
    return { ...text, bodyHtml: html, mentionIds: memberIds };
  }

  private async isNewcomer(actor: Actor, { history }: WritingContext): Promise<boolean> {
    const { newcomerPostThreshold } = await this.communities.requireById(actor.communityId);
    return !history.isStaff && history.publishedCount < newcomerPostThreshold;
  }
}
