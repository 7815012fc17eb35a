import {
  POLL_DAYS_MAX,
  POLL_OPTION_MAX_CODE_POINTS,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
  POLL_QUESTION_MAX_CODE_POINTS,
  type PollKind,
  type PollVisibility,
} from '#protocol';
import { lineOfText, NameInvalid } from '#identity';
import { PollInvalid } from './poll.errors.js';

/** A poll as its author sends it. */
export interface PollDraft {
  question: string;
  options: string[];
  kind: PollKind;
  minChoices?: number | null;
  maxChoices?: number | null;
  isAnonymous?: boolean | null;
  mayChange?: boolean | null;
  visibility?: PollVisibility | null;
  closesAt?: Date | null;
}

/** A poll that may be asked. */
export type AcceptedPoll =
  Required<{ [Key in keyof PollDraft]: NonNullable<PollDraft[Key]> }> extends infer All
    ? Omit<All, 'closesAt'> & { closesAt: Date | null }
    : never;

const DAY_MS = 86_400_000;

/** Throws PollInvalid, InvalidUnicode and NulNotAllowed. */
export function acceptPoll(draft: PollDraft, now: Date): AcceptedPoll {
  const question = lineOf(draft.question, 'question', POLL_QUESTION_MAX_CODE_POINTS);
  const { length } = draft.options;
  if (length < POLL_OPTIONS_MIN || length > POLL_OPTIONS_MAX)
    throw new PollInvalid(`${POLL_OPTIONS_MIN} to ${POLL_OPTIONS_MAX} options.`, 'options');
  const options = draft.options.map((text, index) =>
    lineOf(text, `options.${index}`, POLL_OPTION_MAX_CODE_POINTS),
  );
  if (new Set(options.map((text) => text.toLowerCase())).size < length)
    throw new PollInvalid('Each option says something else.', 'options');
  return {
    question,
    options,
    kind: draft.kind,
    ...choicesOf(draft),
    isAnonymous: draft.isAnonymous ?? true,
    mayChange: draft.mayChange ?? true,
    visibility: draft.visibility ?? 'ALWAYS',
    closesAt: closingOf(draft.closesAt ?? null, now),
  };
}

/** How many options a ballot names: one, as many as the author wants, or as many as one has a preference about. */
function choicesOf({ kind, options, minChoices, maxChoices }: PollDraft) {
  if (kind === 'SINGLE') return { minChoices: 1, maxChoices: 1 };
  const min = minChoices ?? 1;
  const max = maxChoices ?? options.length;
  if (min < 1 || min > options.length)
    throw new PollInvalid('1 to as many as there are options.', 'minChoices');
  if (max < min || max > options.length)
    throw new PollInvalid('From minChoices to as many as there are options.', 'maxChoices');
  return { minChoices: min, maxChoices: max };
}

function closingOf(closesAt: Date | null, now: Date): Date | null {
  if (closesAt === null) return null;
  const ahead = closesAt.getTime() - now.getTime();
  if (ahead <= 0) throw new PollInvalid('A poll closes in the future.', 'closesAt');
  if (ahead > POLL_DAYS_MAX * DAY_MS)
    throw new PollInvalid(`A poll closes within ${POLL_DAYS_MAX} days.`, 'closesAt');
  return closesAt;
}

function lineOf(text: string, field: string, longest: number): string {
  try {
    return lineOfText(text, `poll.${field}`, longest);
  } catch (error) {
    if (error instanceof NameInvalid) throw new PollInvalid(error.message, field);
    throw error;
  }
}
