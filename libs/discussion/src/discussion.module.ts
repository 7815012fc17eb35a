import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { IdentityModule } from '#identity';
import { MediaModule } from '#media';
import { AnnouncementAdder } from './announcements/announcement.adder.js';
import { AnnouncementEntity } from './announcements/announcement.entity.js';
import { AnnouncementListing } from './announcements/announcement-listing.js';
import { AnnouncementRepository } from './announcements/announcement.repository.js';
import { AnnouncementResolver } from './announcements/announcement.resolver.js';
import { AnnouncementService } from './announcements/announcement.service.js';
import { PostFiles } from './attachments/post-files.js';
import { HiddenPreviewEntity } from './previews/hidden-preview.entity.js';
import { PostPreviewRepository } from './previews/post-preview.repository.js';
import { PreviewConsumer } from './previews/preview.consumer.js';
import { PreviewJob } from './previews/preview.job.js';
import { PreviewResolver } from './previews/preview.resolver.js';
import { PreviewService } from './previews/preview.service.js';
import { AuthoredPosts } from './authors/authored-posts.js';
import { AuthoredPostsRepository } from './authors/authored-posts.repository.js';
import { MemberStandings } from './authors/member-standing.js';
import { AttachmentAdder } from './attachments/attachment-adder.js';
import { FileAudienceRepository } from './attachments/file-audience.repository.js';
import { FileController } from './attachments/file.controller.js';
import { FileService } from './attachments/file.service.js';
import { DiscussionAccess } from './discussion-access.js';
import { ExtrasRepository } from './extras/extras.repository.js';
import { ExtrasWriter } from './extras/extras-writer.js';
import { ConversationRepository } from './conversations/conversation.repository.js';
import { ConversationReturnResolver } from './conversations/conversation-return.resolver.js';
import { ConversationResolver } from './conversations/conversation.resolver.js';
import { ConversationService } from './conversations/conversation.service.js';
import { ConversationTally } from './conversations/conversation-tally.js';
import { ViewerConversationsResolver } from './conversations/viewer-conversations.resolver.js';
import { ThreadPrivacyService } from './conversations/thread-privacy.service.js';
import { ThreadConsequences } from './extras/thread-consequences.js';
import { PostAdditions } from './extras/post-additions.js';
import { DraftEntity } from './drafts/draft.entity.js';
import { DraftPurgeJob } from './drafts/draft-purge.job.js';
import { DraftRepository } from './drafts/draft.repository.js';
import { DraftResolver } from './drafts/draft.resolver.js';
import { DraftService } from './drafts/draft.service.js';
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
import { MentionRepository } from './mentions/mention.repository.js';
import { MentionCandidateRepository } from './mentions/mention-candidate.repository.js';
import { MentionCandidates } from './mentions/mention-candidates.js';
import { MentionResolver } from './mentions/mention.resolver.js';
import { PostMentionEntity } from './mentions/post-mention.entity.js';
import { KindAccess } from './kinds/kind-access.js';
import { KindAdoptionConsumer } from './kinds/kind-adoption.consumer.js';
import { Permalinks } from './permalinks.js';
import { OfficialAnswerEntity } from './official/official-answer.entity.js';
import { OfficialAnswerRepository } from './official/official-answer.repository.js';
import { OfficialAnswerResolver } from './official/official-answer.resolver.js';
import { OfficialAnswerService } from './official/official-answer.service.js';
import { PostAudience } from './post/post-audience.js';
import { AuthorTally } from './post/author-tally.js';
import { FrameReader } from './post/frame-reader.js';
import { PostDecider } from './post/post-decider.js';
import { PostEditService } from './post/post-edit.service.js';
import { PostEntity } from './post/post.entity.js';
import { PostHomes } from './post/post-homes.js';
import { PostPlaces } from './post/post-places.js';
import { PostReader } from './post/post-reader.js';
import { PostReaderRepository } from './post/post-reader.repository.js';
import { PostRepository } from './post/post.repository.js';
import { PostQuoteEntity } from './quotes/post-quote.entity.js';
import { QuoteConsumer } from './quotes/quote.consumer.js';
import { QuoteRepository } from './quotes/quote.repository.js';
import { QuoteService } from './quotes/quote.service.js';
import { ReplyRepository } from './post/reply.repository.js';
import { PostService } from './post/post.service.js';
import { PostWriter } from './post/post-writer.js';
import { PublishedTextReader } from './post/published-text-reader.js';
import { ReviewReader } from './post/review-reader.js';
import { RearrangementEntity } from './rearranging/rearrangement.entity.js';
import { RearrangingRepository } from './rearranging/rearranging.repository.js';
import { RearrangingResolver } from './rearranging/rearranging.resolver.js';
import { RearrangingService } from './rearranging/rearranging.service.js';
import { ThreadSplitter } from './rearranging/thread-splitter.js';
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
import { PollAdder } from './polls/poll-adder.js';
import { PollBallotEntity } from './polls/poll-ballot.entity.js';
import { PollVoterResolver } from './polls/poll-voter.resolver.js';
import { PollVoterService } from './polls/poll-voter.service.js';
import { PollEntity } from './polls/poll.entity.js';
import { PollRepository } from './polls/poll.repository.js';
import { PollResolver } from './polls/poll.resolver.js';
import { PollService } from './polls/poll.service.js';
import { PollsCloseJob } from './polls/polls-close.job.js';
import { ReactionDayEntity } from './reactions/reaction-day.entity.js';
import { ReactionEntity } from './reactions/reaction.entity.js';
import { ReactionRepository } from './reactions/reaction.repository.js';
import { ReactionResolver } from './reactions/reaction.resolver.js';
import { ReactionService } from './reactions/reaction.service.js';
import { QuestionAskers } from './questions/question-askers.js';
import { ReactionTally } from './reactions/reaction-tally.js';
import { ReactorResolver } from './reactions/reactor.resolver.js';
import { ReviewAdder } from './reviews/review.adder.js';
import { ReviewCount } from './reviews/review-count.js';
import { ReviewedProductEntity } from './reviews/reviewed-product.entity.js';
import { ReviewedProductResolver } from './reviews/reviewed-product.resolver.js';
import { ReviewEntity } from './reviews/review.entity.js';
import { ReviewHelpfulEntity } from './reviews/review-helpful.entity.js';
import { ReviewListRepository } from './reviews/review-list.repository.js';
import { ReviewRatingEntity } from './reviews/review-rating.entity.js';
import { ProductReviews } from './reviews/product-reviews.js';
import { ReviewRepository } from './reviews/review.repository.js';
import { ReviewResolver } from './reviews/review.resolver.js';
import { ReviewService } from './reviews/review.service.js';
import { AcceptedAnswerEntity } from './questions/accepted-answer.entity.js';
import { AcceptedAnswers } from './questions/accepted-answers.js';
import { QuestionAdder } from './questions/question.adder.js';
import { QuestionAskerEntity } from './questions/question-asker.entity.js';
import { QuestionRepository } from './questions/question.repository.js';
import { QuestionResolver } from './questions/question.resolver.js';
import { QuestionService } from './questions/question.service.js';
import { Screening } from './screening/screening.js';
import { SlowModeGate } from './standing/slow-mode-gate.js';
import { StandingRepository } from './standing/standing.repository.js';
import { StandingResolver } from './standing/standing.resolver.js';
import { StandingService } from './standing/standing.service.js';
import { TagAdder } from './tags/tag-adder.js';
import { TagEntity } from './tags/tag.entity.js';
import { TagRepository } from './tags/tag.repository.js';
import { TagResolver } from './tags/tag.resolver.js';
import { TagService } from './tags/tag.service.js';
import { BindingOrigin } from './thread/binding-origin.js';
import { ThreadEntity } from './thread/thread.entity.js';
import { ThreadListRepository } from './thread/thread-list.repository.js';
import { ThreadOpeningService } from './thread/thread-opening.service.js';
import { ThreadRepository } from './thread/thread.repository.js';
import { ThreadService } from './thread/thread.service.js';
import { VisibleThreadRepository } from './thread/visible-thread.repository.js';
import { ActivityTally } from './trust/activity-tally.js';
import { MeasureReader } from './trust/measure-reader.js';
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
  TagEntity,
  RearrangementEntity,
  PostEntity,
  RevisionEntity,
  ImportReferenceEntity,
  HiddenPreviewEntity,
  FollowEntity,
  ThreadReadEntity,
  ReadMarkEntity,
  ReadingPaceEntity,
  ReadingDayEntity,
  ReactionEntity,
  ReactionDayEntity,
  PollEntity,
  PollBallotEntity,
  PostMentionEntity,
  PostQuoteEntity,
  DraftEntity,
  AcceptedAnswerEntity,
  QuestionAskerEntity,
  IdeaEntity,
  IdeaVoteEntity,
  IdeaMoveEntity,
  ReviewEntity,
  ReviewedProductEntity,
  ReviewRatingEntity,
  ReviewHelpfulEntity,
  AnnouncementEntity,
  OfficialAnswerEntity,
  TrustRequirementEntity,
];

/** What follows the log, for the worker role. */
export const discussionConsumers = [KindAdoptionConsumer, PreviewConsumer, QuoteConsumer];

/** What runs in the background, for the worker role. */
export const discussionJobs = [PreviewJob, PollsCloseJob, DraftPurgeJob, TrustJob];

const DOORS = [
  ConversationService,
  ThreadPrivacyService,
  ThreadService,
  TagService,
  PostService,
  PostReader,
  PostHomes,
  PostAudience,
  PostPlaces,
  AuthoredPosts,
  MemberStandings,
  PublishedTextReader,
  ReviewReader,
  RevisionReader,
  FrameReader,
  Permalinks,
  ImportService,
  FollowAudience,
  FollowService,
  ReadingService,
  ReadingTally,
  QuestionAskers,
  ReactionTally,
  AnnouncementService,
  IdeaReader,
  IdeaService,
  IdeaVoters,
  QuestionService,
  ProductReviews,
  ReviewService,
  KindAdoptionConsumer,
  TrustProgressService,
];

/** Wires the room. The apps bind `PostScreener`. */
@Module({
  imports: [IdentityModule, CommunityModule, MediaModule],
  controllers: [FileController],
  providers: [
    ...DOORS,
    DiscussionAccess,
    Viewing,
    Screening,
    ExtrasRepository,
    ExtrasWriter,
    PostAdditions,
    ConversationRepository,
    ConversationResolver,
    ConversationReturnResolver,
    ViewerConversationsResolver,
    ConversationTally,
    ThreadConsequences,
    ReactionRepository,
    ReactionService,
    ReactionResolver,
    ReactorResolver,
    PollRepository,
    PollAdder,
    PollService,
    PollResolver,
    PollVoterService,
    PollVoterResolver,
    PostConsequences,
    KindAccess,
    QuestionAdder,
    QuestionRepository,
    AcceptedAnswers,
    QuestionResolver,
    IdeaAdder,
    IdeaRepository,
    IdeaListRepository,
    IdeaListing,
    IdeaMergeService,
    IdeaResolver,
    IdeaMoveResolver,
    ReviewAdder,
    ReviewRepository,
    ReviewListRepository,
    ReviewCount,
    AnnouncementAdder,
    AnnouncementRepository,
    AnnouncementListing,
    AnnouncementResolver,
    ReviewResolver,
    ReviewedProductResolver,
    OfficialAnswerRepository,
    OfficialAnswerService,
    OfficialAnswerResolver,
    ThreadRepository,
    VisibleThreadRepository,
    WritingContextRepository,
    ThreadOpeningService,
    BindingOrigin,
    PostRepository,
    ReplyRepository,
    PostReaderRepository,
    PostWriter,
    PostDecider,
    PostEditService,
    ...discussionJobs,
    ...discussionConsumers,
    QuoteRepository,
    QuoteService,
    DraftRepository,
    DraftService,
    DraftResolver,
    MentionRepository,
    MentionCandidateRepository,
    MentionCandidates,
    MentionResolver,
    ImportRepository,
    ThreadListRepository,
    TagRepository,
    TagAdder,
    TagResolver,
    StandingRepository,
    StandingService,
    StandingResolver,
    SlowModeGate,
    RearrangingRepository,
    RearrangingService,
    RearrangingResolver,
    ThreadSplitter,
    ThreadResolver,
    PostResolver,
    SpaceActivityResolver,
    AuthorTally,
    AttachmentAdder,
    PostFiles,
    PostPreviewRepository,
    PreviewResolver,
    PreviewService,
    FileAudienceRepository,
    FileService,
    MemberRecordResolver,
    ActivityTally,
    MeasureReader,
    TrustCandidates,
    TrustGate,
    TrustPolicyRepository,
    TrustPolicyService,
    TrustPromoter,
    ViewerTrustResolver,
    TrustSchedule,
    AuthoredPostsRepository,
    FollowRepository,
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
