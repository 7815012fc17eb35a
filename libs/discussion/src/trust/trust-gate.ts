import { Injectable } from '@nestjs/common';
import { allowanceOf, type TrustLevel } from '#identity';
import type { Actor } from '#platform';
import type { WritingContext } from '../post/writing-context.repository.js';
import type { PreparedText } from '../text/prepare-text.js';
import { FirstDayLimit, TooManyLinks } from './trust.errors.js';

/** What an actor's level lets a message be. */
@Injectable()
export class TrustGate {
  /** Throws FirstDayLimit, LINKS_TOO_MANY. The install's own writes are not measured. */
  requireMayWrite(actor: Actor, text: PreparedText, context: WritingContext, kind: 'thread' | 'reply'): void {
    if (actor.kind === 'system') return;
    const { linksPerPost, threadsOnFirstDay, repliesOnFirstDay } = allowanceOf(
      actor.trustLevel as TrustLevel,
    );
    if (linksPerPost !== null && text.links.length > linksPerPost) throw new TooManyLinks(linksPerPost);
    const { threads, replies } = context.firstDay;
    if (kind === 'thread' && threadsOnFirstDay !== null && threads >= threadsOnFirstDay)
      throw new FirstDayLimit(threadsOnFirstDay, 'threads');
    if (kind === 'reply' && repliesOnFirstDay !== null && replies >= repliesOnFirstDay)
      throw new FirstDayLimit(repliesOnFirstDay, 'replies');
  }
}
