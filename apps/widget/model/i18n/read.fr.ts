import type { Message } from '../messages.js';

/** Everything a reader meets, in French. Narrow no-break spaces (U+202F) are typed as escapes so that they can be seen. */
export const texts = {
  discussion: 'Discussion',
  messages: { one: '{n} message', other: '{n} messages' },
  staff: 'Équipe {brand}',
  moderator: 'Modération',
  community_manager: 'Animation',
  analyst: 'Analyse',
  admin: 'Administration',
  edited: 'modifié',
  inReplyTo: 'en réponse à {name}',
  inReplyToEarlier: 'en réponse à un message plus haut',
  withdrawn: 'Message retiré par son auteur',
  removed: 'Message retiré par la modération',
  pending: 'En attente de validation\u202f: vous seul voyez ce message',
  rejected: 'Refusé par la modération\u202f: vous seul voyez ce message',
  reason: 'Motif\u202f: {reason}',
  retry: 'Réessayer',
  failed: 'Le forum ne répond pas. Vérifiez votre connexion, puis réessayez.',
  missing: 'Cette discussion n’existe pas ou n’est plus visible.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type ReadKey = keyof typeof texts;
