import { Global, Module } from '@nestjs/common';
import { NotificationsModule } from '#notifications';
import { BellCounter } from '#realtime';
import { NoticeBells } from './notice-bells.js';

/** Binds realtime's BellCounter to the room of notices: reactors do not know each other. */
@Global()
@Module({
  imports: [NotificationsModule],
  providers: [{ provide: BellCounter, useClass: NoticeBells }],
  exports: [BellCounter],
})
export class NoticeBellModule {}
