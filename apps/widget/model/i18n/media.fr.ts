import type { Message } from '../messages.js';

/** Everything about pictures, documents and links in a message, in French. */
export const texts = {
  enlarge: 'Agrandir l’image {name}',
  openFull: 'Ouvrir dans un nouvel onglet',
  close: 'Fermer',
  download: 'Télécharger {name} (PDF, {size})',
  pictureGone: 'Cette image n’est plus disponible.',
  removePreview: 'Retirer l’aperçu de {site}',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type MediaKey = keyof typeof texts;
