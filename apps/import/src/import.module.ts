import { type DynamicModule, Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { ScreeningModule } from '#moderation';
import { PlatformModule, type PlatformParts } from '#platform';

/** The core rooms, without a door to the outside. */
@Module({})
export class ImportModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: ImportModule,
      imports: [
        PlatformModule.with(parts),
        ScreeningModule,
        IdentityModule,
        CommunityModule,
        DiscussionModule,
      ],
    };
  }
}
