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
import { PostConsequences } from './extras/post-consequences.js';
import { MemberRecordResolver } from './graphql/member-record.resolver.js';
import { PostResolver } from './graphql/post.resolver.js';
import { SpaceActivityResolver } from './graphql/space-activity.resolver.js';
import { ThreadResolver } from './graphql/thread.resolver.js';
import { IdeaAdder } from './ideas/idea.adder.js';
import { IdeaEntity } from './ideas/idea.entity.js';
import { IdeaListRepository } from './ideas/idea-list.repository.js';
import { IdeaListing } from './ideas/idea-listing.js';
import { IdeaMergeService } from './ideas/idea-merge.service.js';
import { IdeaMoveEntity } from './ideas/idea-move.entity.js';
import { IdeaMoveResolver } from './ideas/idea-move.resolver.js';
import { IdeaReader } from './ideas/idea.reader.js';
import { IdeaRepository } from './ideas/idea.repository.js';
import { IdeaResolver } from './ideas/idea.resolver.js';
import { IdeaService } from './ideas/idea.service.js';
import { IdeaVoteEntity } from './ideas/idea-vote.entity.js';
import { IdeaVoters } from './ideas/idea-voters.js';
import { ImportRepository } from './import/import.repository.js';
import { ImportService } from './import/import.service.js';
import { ImportReferenceEntity } from './import/import-reference.entity.js';
import { KindAccess } from './kinds/kind-access.js';
import { KindAdoptionConsumer } from './kinds/kind-adoption.consumer.js';
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
import { AcceptedAnswerEntity } from './questions/accepted-answer.entity.js';
import { AcceptedAnswers } from './questions/accepted-answers.js';
import { QuestionAdder } from './questions/question.adder.js';
import { QuestionAskerEntity } from './questions/question-asker.entity.js';
import { QuestionRepository } from './questions/question.repository.js';
import { QuestionResolver } from './questions/question.resolver.js';
import { QuestionService } from './questions/question.service.js';
import { Screening } from './screening/screening.js';
import { ThreadEntity } from './thread/thread.entity.js';
import { ThreadOpeningService } from './thread/thread-opening.service.js';
import { ThreadRepository } from './thread/thread.repository.js';
import { ThreadService } from './thread/thread.service.js';
import { VisibleThreadRepository } from './thread/visible-thread.repository.js';
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
  AcceptedAnswerEntity,
  QuestionAskerEntity,
  IdeaEntity,
  IdeaVoteEntity,
  IdeaMoveEntity,
];

/** What follows the log for this room. */
export const discussionConsumers = [KindAdoptionConsumer];

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
  IdeaReader,
  IdeaVoters,
  KindAdoptionConsumer,
];

/** Wires the room. The apps bind `PostScreener`. */
@Module({
  imports: [IdentityModule, CommunityModule],
  providers: [
    ...DOORS,
    DiscussionAccess,
    Viewing,
    Screening,
    ExtrasRepository,
    ExtrasWriter,
    PostAdditions,
    PostConsequences,
    KindAccess,
    QuestionAdder,
    QuestionRepository,
    AcceptedAnswers,
    QuestionService,
    QuestionResolver,
    IdeaAdder,
    IdeaRepository,
    IdeaListRepository,
    IdeaListing,
    IdeaService,
    IdeaMergeService,
    IdeaResolver,
    IdeaMoveResolver,
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
