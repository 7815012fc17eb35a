import type { Message } from '../messages.js';

/** Everything of lists and of the head of a thread, in French. */
export const texts = {
  allThreads: 'Toutes les discussions',
  all: 'Tout',
  spaces: 'Espaces',
  spacesUnder: 'Sous {name}',
  QUESTIONS: 'Questions',
  IDEAS: 'Idées',
  REVIEWS: 'Avis',
  ANNOUNCEMENTS: 'Annonces',
  pinned: 'Épinglée',
  featured: 'Saluée',
  newThread: 'Nouvelle discussion',
  loadMore: 'Afficher plus de discussions',
  noThreads: 'Aucune discussion ici pour le moment.',
  noThreadsHint: 'Une question, une idée, un retour\u202f? Lancez la première.',
  membersOnly: 'Réservé aux membres',
  private: 'Privé',
  activity: 'Dernière activité\u202f:',
  replies: { one: '{n} réponse', other: '{n} réponses' },
  noReply: 'Pas encore de réponse',
  officialHead: 'Réponse officielle de {name}\u202f: la lire',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type ListKey = keyof typeof texts;
