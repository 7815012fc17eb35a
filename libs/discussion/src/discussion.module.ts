import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { IdentityModule } from '#identity';
import { DiscussionAccess } from './discussion-access.js';
import { ExtrasRepository } from './extras/extras.repository.js';
import { ExtrasWriter } from './extras/extras-writer.js';
import { PostAdditions } from './extras/post-additions.js';
import { FollowAudience } from './follows/follow-audience.js';
import { FollowEntity } from './follows/follow.entity.js';
import { FollowRepository } from './follows/follow.repository.js';
import { FollowResolver } from './follows/follow.resolver.js';
import { FollowService } from './follows/follow.service.js';
import { MemberFollowResolver } from './follows/member-follow.resolver.js';
import { SpaceFollowResolver } from './follows/space-follow.resolver.js';
import { ThreadFollowResolver } from './follows/thread-follow.resolver.js';
import { MemberRecordResolver } from './graphql/member-record.resolver.js';
import { PostResolver } from './graphql/post.resolver.js';
import { SpaceActivityResolver } from './graphql/space-activity.resolver.js';
import { ThreadResolver } from './graphql/thread.resolver.js';
import { ImportRepository } from './import/import.repository.js';
import { ImportService } from './import/import.service.js';
import { ImportReferenceEntity } from './import/import-reference.entity.js';
import { Permalinks } from './permalinks.js';
import { AuthorTally } from './post/author-tally.js';
import { FrameReader } from './post/frame-reader.js';
import { PostDecider } from './post/post-decider.js';
import { PostEditService } from './post/post-edit.service.js';
import { PostEntity } from './post/post.entity.js';
import { PostPlaces } from './post/post-places.js';
import { PostReader } from './post/post-reader.js';
import { PostReaderRepository } from './post/post-reader.repository.js';
import { PostRepository } from './post/post.repository.js';
import { ReplyRepository } from './post/reply.repository.js';
import { PostService } from './post/post.service.js';
import { PostWriter } from './post/post-writer.js';
import { PublishedTextReader } from './post/published-text-reader.js';
import { ReviewReader } from './post/review-reader.js';
import { RevisionEntity } from './post/revision.entity.js';
import { RevisionReader } from './post/revision-reader.js';
import { WritingContextRepository } from './post/writing-context.repository.js';
import { HiddenAuthorResolver } from './reading/hidden-author.resolver.js';
import { ReadMarkEntity } from './reading/read-mark.entity.js';
import { ReadingDayEntity } from './reading/reading-day.entity.js';
import { ReadingPaceEntity } from './reading/reading-pace.entity.js';
import { ReadingRepository } from './reading/reading.repository.js';
import { ReadingResolver } from './reading/reading.resolver.js';
import { ReadingService } from './reading/reading.service.js';
import { ReadingTally } from './reading/reading-tally.js';
import { SpaceUnreadResolver } from './reading/space-unread.resolver.js';
import { ThreadReadEntity } from './reading/thread-read.entity.js';
import { UnreadRepository } from './reading/unread.repository.js';
import { Screening } from './screening/screening.js';
import { ThreadEntity } from './thread/thread.entity.js';
import { ThreadOpeningService } from './thread/thread-opening.service.js';
import { ThreadRepository } from './thread/thread.repository.js';
import { ThreadService } from './thread/thread.service.js';
import { VisibleThreadRepository } from './thread/visible-thread.repository.js';
import { ActivityTally } from './trust/activity-tally.js';
import { MeasureReader } from './trust/measure-reader.js';
import { ReactionTally } from './reactions/reaction-tally.js';
import { TrustCandidates } from './trust/trust-candidates.js';
import { TrustGate } from './trust/trust-gate.js';
import { TrustJob } from './trust/trust.job.js';
import { TrustPolicyRepository } from './trust/trust-policy.repository.js';
import { TrustPolicyService } from './trust/trust-policy.service.js';
import { TrustProgressService } from './trust/trust-progress.service.js';
import { TrustPromoter } from './trust/trust-promoter.js';
import { TrustRequirementEntity } from './trust/trust-requirement.entity.js';
import { ViewerTrustResolver } from './trust/viewer-trust.resolver.js';
import { TrustSchedule } from './trust/trust.schedule.js';
import { Viewing } from './viewing.js';

/** Tables of this room. */
export const discussionEntities = [
  ThreadEntity,
  PostEntity,
  RevisionEntity,
  ImportReferenceEntity,
  FollowEntity,
  ThreadReadEntity,
  ReadMarkEntity,
  ReadingPaceEntity,
  ReadingDayEntity,
  TrustRequirementEntity,
];

/** Background work of this room, for the worker role. */
export const discussionJobs = [TrustJob];

const DOORS = [
  ThreadService,
  PostService,
  PostReader,
  PostPlaces,
  PublishedTextReader,
  ReviewReader,
  RevisionReader,
  FrameReader,
  Permalinks,
  ImportService,
  FollowAudience,
  ReadingService,
  ReadingTally,
  TrustProgressService,
];

/** Wires the room. The apps bind `PostScreener`. */
@Module({
  imports: [IdentityModule, CommunityModule],
  providers: [
    ...DOORS,
    ...discussionJobs,
    DiscussionAccess,
    Viewing,
    Screening,
    ExtrasRepository,
    ExtrasWriter,
    PostAdditions,
    ThreadRepository,
    VisibleThreadRepository,
    WritingContextRepository,
    ThreadOpeningService,
    PostRepository,
    ReplyRepository,
    PostReaderRepository,
    PostWriter,
    PostDecider,
    PostEditService,
    ImportRepository,
    ThreadResolver,
    PostResolver,
    SpaceActivityResolver,
    AuthorTally,
    MemberRecordResolver,
    ActivityTally,
    ReactionTally,
    MeasureReader,
    TrustCandidates,
    TrustGate,
    TrustPolicyRepository,
    TrustPolicyService,
    TrustPromoter,
    ViewerTrustResolver,
    TrustSchedule,
    FollowRepository,
    FollowService,
    FollowResolver,
    ThreadFollowResolver,
    SpaceFollowResolver,
    MemberFollowResolver,
    ReadingRepository,
    UnreadRepository,
    ReadingResolver,
    SpaceUnreadResolver,
    HiddenAuthorResolver,
  ],
  exports: DOORS,
})
export class DiscussionModule {}
