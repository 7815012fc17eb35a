import { Injectable } from '@nestjs/common';
import { allowanceOf, type TrustLevel } from '#identity';
import type { Actor } from '#platform';
import type { WritingContext } from '../post/writing-context.repository.js';
import type { PreparedText } from '../text/prepare-text.js';
import { FirstDayLimit, MentionsTooMany, TooManyLinks } from './trust.errors.js';

/** What an actor's level lets a message be. The install's own writes are not measured. */
@Injectable()
export class TrustGate {
  /** Of a text as it will be kept, new or edited. Throws TooManyLinks, MentionsTooMany. */
  requireMaySay(actor: Actor, text: PreparedText): void {
    if (actor.kind === 'system') return;
    const allowance = allowanceOf(actor.trustLevel as TrustLevel);
    const { linksPerPost, mentionsPerPost } = allowance;
    if (linksPerPost !== null && text.links.length > linksPerPost)
      throw new TooManyLinks(linksPerPost, allowance);
    if ((text.mentionIds?.length ?? 0) > mentionsPerPost) throw new MentionsTooMany(allowance);
  }

  /** Of a new message. Throws what `requireMaySay` does, and FirstDayLimit. */
  requireMayWrite(actor: Actor, text: PreparedText, context: WritingContext, kind: 'thread' | 'reply'): void {
    if (actor.kind === 'system') return;
    this.requireMaySay(actor, text);
    const { level, threadsOnFirstDay, repliesOnFirstDay } = allowanceOf(actor.trustLevel as TrustLevel);
    const { threads, replies } = context.firstDay;
    if (kind === 'thread' && threadsOnFirstDay !== null && threads >= threadsOnFirstDay)
      throw new FirstDayLimit({ limit: threadsOnFirstDay, level }, 'threads');
    if (kind === 'reply' && repliesOnFirstDay !== null && replies >= repliesOnFirstDay)
      throw new FirstDayLimit({ limit: repliesOnFirstDay, level }, 'replies');
  }
}
