import type { Message } from '../messages.js';

/** Reactions, in French. */
export const texts = {
  react: 'Réagir',
  reactTo: 'Réagir au message de {name}',
  reactionsOf: 'Réactions',
  reactionCount: { one: '{label}\u202f: {n}', other: '{label}\u202f: {n}' },
  reactionOwn: { one: '{label}\u202f: {n}, la vôtre', other: '{label}\u202f: {n}, dont la vôtre' },
  whoReacted: 'Qui a réagi\u202f?',
  whoHide: 'Masquer les noms',
  whoMore: 'et d’autres',
  signInToReact: 'Se connecter pour réagir',
  reactionFailed: 'La réaction n’est pas partie. Réessayez.',
  REACTIONS_TOO_MANY_TODAY: 'Vous avez donné toutes vos réactions du jour. À demain\u202f!',
  REACTION_NOT_OFFERED: 'Cette réaction n’est plus proposée.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type ReactionKey = keyof typeof texts;
