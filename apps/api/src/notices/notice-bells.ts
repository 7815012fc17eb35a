import { Injectable } from '@nestjs/common';
import { NoticeService } from '#notifications';
import type { Actor } from '#platform';
import type { NoticeBell } from '#protocol';
import { BellCounter } from '#realtime';

/** What sockets tell of notices is what the room of notices counts. */
@Injectable()
export class NoticeBells extends BellCounter {
  constructor(private readonly notices: NoticeService) {
    super();
  }

  async count(actor: Actor): Promise<NoticeBell> {
    return this.notices.counts(actor);
  }
}
