/** What members are told of, as the API names it. */
export const NoticeKind = {
  REPLY: 'reply',
  MENTION: 'mention',
  QUOTE: 'quote',
  ANSWER_ACCEPTED: 'answer_accepted',
  QUESTION_SOLVED: 'question_solved',
  IDEA_MOVED: 'idea_moved',
  POST_DECIDED: 'post_decided',
  ANNOUNCEMENT: 'announcement',
  NEW_THREAD: 'new_thread',
  REACTION: 'reaction',
} as const;

/** What members are told of, as the database keeps it. */
export type NoticeKindName = (typeof NoticeKind)[keyof typeof NoticeKind];

/** What one line of the list stands for: all of a kind in one thread, or about one post. */
export const GROUPED_BY: Readonly<Record<NoticeKindName, 'thread' | 'post'>> = {
  reply: 'thread',
  mention: 'thread',
  quote: 'thread',
  answer_accepted: 'thread',
  question_solved: 'thread',
  idea_moved: 'thread',
  post_decided: 'post',
  announcement: 'thread',
  new_thread: 'thread',
  reaction: 'post',
};

/** Kinds that the list shows and the bell does not count. */
export const QUIET_KINDS: ReadonlySet<NoticeKindName> = new Set(['reaction']);
