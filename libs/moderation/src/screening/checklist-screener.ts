import { Inject, Injectable } from '@nestjs/common';
import { CommunityService } from '#community';
import { type PostDraft, PostScreener, type ScreeningVerdict } from '#discussion';
import { type Actor, type Logger, LOGGER } from '#platform';
import { CHECKS } from './checks.js';
import { screenDraft } from './screen-draft.js';

/** Discussion's port, answered by the list of checks under the community's settings. */
@Injectable()
export class ChecklistScreener extends PostScreener {
  constructor(
    private readonly communities: CommunityService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  override async screen(_actor: Actor, draft: PostDraft): Promise<ScreeningVerdict> {
    const { newcomerPostThreshold } = await this.communities.requireById(draft.communityId);
    return screenDraft(CHECKS, draft, { newcomerPostThreshold }, (check, error) =>
      this.logger.error({ err: error, check }, 'screening check failed'),
    );
  }
}
