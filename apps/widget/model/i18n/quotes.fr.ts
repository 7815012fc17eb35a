import type { Message } from '../messages.js';

/** What readers are told of quotes and earlier texts, in French. */
export const texts = {
  quoteEdited: 'Le message cité a changé depuis.',
  quoteGone: 'Le message cité a été retiré.',
  history: 'Historique du message',
  historyNone: 'Les versions précédentes ne sont plus lisibles.',
  historyVersion: 'Version {n}',
  historyAdded: 'ajouté',
  historyRemoved: 'supprimé',
  close: 'Fermer',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type QuotesKey = keyof typeof texts;
