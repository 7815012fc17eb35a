import type { PollKind, PollVisibility } from '#protocol';
import type { PollInput } from '../generated/operations.js';

/** A poll in the making. */
export interface PollDraft {
  question: string;
  options: { id: number; text: string }[];
  kind: PollKind;
  minChoices: number;
  maxChoices: number;
  isAnonymous: boolean;
  mayChange: boolean;
  visibility: PollVisibility;
  /** As a field of date and time holds it, in the writer's own time; empty for none. */
  closesAt: string;
  nextId: number;
}

/** An empty poll. */
export function newPoll(): PollDraft {
  return {
    question: '',
    options: [
      { id: 1, text: '' },
      { id: 2, text: '' },
    ],
    kind: 'SINGLE',
    minChoices: 1,
    maxChoices: 2,
    isAnonymous: true,
    mayChange: true,
    visibility: 'ALWAYS',
    closesAt: '',
    nextId: 3,
  };
}

/** The poll as it is sent; fields left empty at the end are no options. */
export function pollInputOf(poll: PollDraft): PollInput {
  const { question, kind, isAnonymous, mayChange, visibility } = poll;
  const options = poll.options.map(({ text }) => text).filter((text) => text.trim() !== '');
  const limits =
    kind === 'MULTIPLE'
      ? { minChoices: poll.minChoices, maxChoices: Math.min(poll.maxChoices, options.length) }
      : {};
  const closesAt = poll.closesAt ? new Date(poll.closesAt).toISOString() : null;
  return { question, options, kind, isAnonymous, mayChange, visibility, closesAt, ...limits };
}
