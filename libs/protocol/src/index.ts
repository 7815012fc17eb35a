export type { OfficialMark, PostExtras, ReactionCount, ThreadExtras } from './extras.js';
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
export { SCREENING_CHECKS, type ScreeningCheckName } from './screening.js';
export type {
  WidgetAttributes,
  WidgetErrorDetail,
  WidgetEventDetails,
  WidgetMethods,
  WidgetMode,
  WidgetTheme,
  WidgetTokenSource,
} from './widget.js';
