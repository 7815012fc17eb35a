import type { Message } from '../messages.js';

/** Everything around reading, in French: paging, news, the way in. */
export const texts = {
  loading: 'Chargement…',
  loadEarlier: 'Afficher les messages précédents',
  loadLater: 'Afficher la suite',
  newMessages: { one: '{n} nouveau message', other: '{n} nouveaux messages' },
  viewOrder: 'Ordre des messages',
  viewFlat: 'Dans l’ordre',
  viewTalk: 'Par conversation',
  noMessages: 'Personne n’a encore écrit ici.',
  noMessagesHint: 'Le premier message ouvre la discussion.',
  locked: 'Discussion fermée',
  lockedHint: 'On peut encore la lire, plus y répondre.',
  signInToReply: 'Connectez-vous pour répondre',
  signInToStart: 'Connectez-vous pour lancer une discussion',
  joinHint: 'Rejoignez le forum {brand} pour écrire',
  join: 'Rejoindre',
  signIn: 'Se connecter',
  cannotReply: 'Vous pouvez lire cette discussion, pas y répondre.',
  offline: 'Vous êtes hors ligne. Les nouveaux messages arriveront au retour de la connexion.',
  evicted: 'Vous n’avez plus accès à cette discussion.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type MoreKey = keyof typeof texts;
