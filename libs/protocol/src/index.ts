export type {
  AnnouncementExtras,
  AcceptedAnswer,
  IdeaExtras,
  IdeaStatusName,
  OfficialMark,
  PostExtras,
  PostQuote,
  PostReference,
  QuestionExtras,
  ReactionCount,
  ReviewExtras,
  ThreadExtras,
} from './extras.js';
export type {
  ClientEvents,
  FrameAuthor,
  FramePost,
  FrameThread,
  JoinAnswer,
  NoticeBell,
  OwnPostNotice,
  ServerEvents,
  StaffRole,
  ThreadFrame,
  ThreadHeartbeat,
  ThreadPresence,
  TypingNotice,
} from './frames.js';
export { HEARTBEAT_SECONDS, TYPING_HOLDS_SECONDS, TYPING_REPEAT_SECONDS } from './frames.js';
export {
  BODY_MAX_CODE_POINTS,
  DISPLAY_NAME_MAX_CODE_POINTS,
  EDIT_WINDOW_MINUTES,
  TITLE_MAX_CODE_POINTS,
} from './limits.js';
export {
  ATTACHMENT_TEXT_MAX_CODE_POINTS,
  type AttachedFile,
  type PreviewedLink,
  UNCLAIMED_UPLOAD_HOURS,
  UPLOAD_LIMITS,
  UPLOAD_TYPES,
  type UploadErrorCode,
} from './media.js';
export type { PollExtras, PollKind, PollResults, PollRound, PollVisibility } from './polls.js';
export {
  POLL_DAYS_MAX,
  POLL_OPTION_MAX_CODE_POINTS,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
  POLL_QUESTION_MAX_CODE_POINTS,
} from './polls.js';
export {
  REACTION_ICONS,
  REACTION_KINDS_MAX,
  REACTION_LABEL_MAX_CODE_POINTS,
  type ReactionIconName,
  type ReactionKind,
  reactionPathOf,
} from './reactions.js';
export { SCREENING_CHECKS, type ScreeningCheckName } from './screening.js';
export type {
  WidgetAttributes,
  WidgetErrorDetail,
  WidgetEventDetails,
  WidgetLoginReason,
  WidgetMethods,
  WidgetMode,
  WidgetTheme,
  WidgetTokenSource,
} from './widget.js';
