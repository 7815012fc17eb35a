import type { Message } from '../messages.js';
import type { ReactionKey } from './reactions.fr.js';

/** Reactions, in English. */
export const texts: Record<ReactionKey, Message> = {
  react: 'React',
  reactTo: 'React to {name}’s message',
  reactionsOf: 'Reactions',
  reactionCount: { one: '{label}: {n}', other: '{label}: {n}' },
  reactionOwn: { one: '{label}: {n}, yours', other: '{label}: {n}, yours included' },
  whoReacted: 'Who reacted?',
  whoHide: 'Hide the names',
  whoMore: 'and others',
  signInToReact: 'Sign in to react',
  reactionFailed: 'The reaction was not sent. Try again.',
  REACTIONS_TOO_MANY_TODAY: 'You have given all your reactions for today. Back tomorrow!',
  REACTION_NOT_OFFERED: 'This reaction is no longer offered.',
};
