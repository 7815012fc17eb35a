export {
  type MentioningFactPayload,
  PostEdited,
  PostExtrasChanged,
  type PostFactPayload,
  PostHeld,
  PostPublished,
  PostRejected,
  PostRemoved,
  PostWithdrawn,
  TagChanged,
  ThreadChanged,
  ThreadMerged,
  ThreadMoved,
  ThreadSplit,
  type VisiblePostFactPayload,
} from './discussion.facts.js';
export {
  discussionConsumers,
  discussionEntities,
  discussionJobs,
  DiscussionModule,
} from './discussion.module.js';
export { DraftPurgeJob } from './drafts/draft-purge.job.js';
export { ThreadPrivacyService } from './conversations/thread-privacy.service.js';
export { ConversationService } from './conversations/conversation.service.js';
export { FollowService } from './follows/follow.service.js';
export { FollowAudience, type Follower, type FollowerBatch } from './follows/follow-audience.js';
export { AuthoredPosts } from './authors/authored-posts.js';
export type { AuthoredPostLine } from './authors/authored-posts.repository.js';
export { type MemberStanding, MemberStandings } from './authors/member-standing.js';
export { FollowLevel, type FollowLevelName } from './follows/follow.entity.js';
export { foldedTagOf } from './tags/tag-name.js';
export { ReadingService } from './reading/reading.service.js';
export type { ThreadReadingRow } from './reading/unread.repository.js';
export { ReadingTally, type ReadingTallyRow } from './reading/reading-tally.js';
export { postLoaderOf, threadLoaderOf } from './graphql/discussion.loaders.js';
export {
  BodyFormatName,
  Post,
  PostConnection,
  PostPayload,
  PostSource,
  Revision,
} from './graphql/post.types.js';
export { Thread, ThreadChanges, ThreadConnection } from './graphql/thread.types.js';
export { IdeaMergeChanged, type IdeaMovedPayload, IdeaStatusChanged } from './ideas/idea.facts.js';
export { AnnouncementService } from './announcements/announcement.service.js';
export type { AnnouncementReach, ReachSegment } from './announcements/announcement.types.js';
export { IdeaReader, type IdeaWish } from './ideas/idea.reader.js';
export { IdeaService } from './ideas/idea.service.js';
export {
  IDEA_STATUSES,
  IdeaSort,
  type IdeaSortName,
  type IdeaStanding,
  statusNameOf,
} from './ideas/idea-status.js';
export { ProductReviews, type ReviewWish } from './reviews/product-reviews.js';
export { ReviewService } from './reviews/review.service.js';
export { type ReviewedProduct, ReviewSort, type ReviewSortName } from './reviews/review.types.js';
export { IdeaVoters } from './ideas/idea-voters.js';
export type { RoadmapColumn } from './ideas/roadmap.types.js';
export { type ImportItem, ImportItemInvalid, parseImportItem } from './import/import-item.js';
export { type ImportOutcome, ImportService, type ImportTarget } from './import/import.service.js';
export { PollService } from './polls/poll.service.js';
export { PollsCloseJob } from './polls/polls-close.job.js';
export type { PostAddition } from './extras/post-addition.js';
export { PostAdditions } from './extras/post-additions.js';
export { Permalinks } from './permalinks.js';
export { FrameReader } from './post/frame-reader.js';
export { PostAlreadyDecided, PostNotFound } from './post/post.errors.js';
export { PostHomes } from './post/post-homes.js';
export { PostAudience, type PostInvolvement, type SeenPost } from './post/post-audience.js';
export { PostPlaces } from './post/post-places.js';
export { PostReader } from './post/post-reader.js';
export type { PostRow } from './post/post-row.js';
export { PostService } from './post/post.service.js';
export { type OpeningToWrite, PostWriter, type ReplyToWrite } from './post/post-writer.js';
export { PostState } from './post/post-state.js';
export { type PublishedText, PublishedTextReader } from './post/published-text-reader.js';
export { ReviewReader } from './post/review-reader.js';
export { RevisionReader, type VisibleRevision } from './post/revision-reader.js';
export { type ReactionFactPayload, ReactionGiven, ReactionTaken } from './reactions/reaction.facts.js';
export { QuestionAskers } from './questions/question-askers.js';
export { ReactionService } from './reactions/reaction.service.js';
export { ReactionTally, type ReactionTallyRow } from './reactions/reaction-tally.js';
export {
  type AuthorHistory,
  type PostDraft,
  PostScreener,
  type ScreeningSignal,
  type ScreeningVerdict,
} from './screening/post-screener.js';
export { QuestionService } from './questions/question.service.js';
export { QuestionFilter, type QuestionFilterName } from './questions/question.types.js';
export {
  AnswerAccepted,
  type AnswerAcceptedPayload,
  AnswerUnaccepted,
  QuestionJoined,
} from './questions/question.facts.js';
export { StandingService } from './standing/standing.service.js';
export { prepareText } from './text/prepare-text.js';
export { type BodyFormat, requireStorable } from './text/source-text.js';
export type { OpenedThread } from './thread/thread-opening.service.js';
export { TrustProgressService } from './trust/trust-progress.service.js';
export type { ViewerTrust } from './trust/trust.types.js';
export { TrustJob } from './trust/trust.job.js';
export { TrustSchedule } from './trust/trust.schedule.js';
export type { ThreadRow } from './thread/thread-row.js';
export { TagService } from './tags/tag.service.js';
export { type ThreadListWish, ThreadService } from './thread/thread.service.js';
