import { Global, Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { PostScreener } from '#discussion';
import { ChecklistScreener } from './checklist-screener.js';

/** Binds discussion's PostScreener for the whole process; needs nothing of discussion, so the two do not wait for each other. */
@Global()
@Module({
  imports: [CommunityModule],
  providers: [{ provide: PostScreener, useClass: ChecklistScreener }],
  exports: [PostScreener],
})
export class ScreeningModule {}
