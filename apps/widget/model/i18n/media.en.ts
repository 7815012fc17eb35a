import type { Message } from '../messages.js';
import type { MediaKey } from './media.fr.js';

/** Everything about pictures, documents and links in a message, in English. */
export const texts: Record<MediaKey, Message> = {
  enlarge: 'Enlarge image {name}',
  openFull: 'Open in a new tab',
  close: 'Close',
  download: 'Download {name} (PDF, {size})',
  pictureGone: 'This image is no longer available.',
  removePreview: 'Remove the preview of {site}',
};
