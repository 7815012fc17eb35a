import type { Message } from '../messages.js';
import type { AttachKey } from './attach.fr.js';

/** Everything about files sent with a message, in English. */
export const texts: Record<AttachKey, Message> = {
  attach: 'Attach files',
  attachHint: 'JPEG, PNG, WebP, AVIF or GIF images up to {image}, PDF up to {pdf}',
  attachments: 'Attached files',
  dropHere: 'Drop your files here',
  fileSending: 'Sending: {percent}%',
  filePreparing: 'Preparing…',
  fileReady: 'Ready',
  fileCancel: 'Cancel sending {name}',
  fileRemove: 'Remove {name}',
  fileRetry: 'Try again',
  fileFailed: 'The file could not be sent.',
  fileAlt: 'Image description',
  fileAltHint: 'For people who cannot see it',
  filesFailed: 'Some files could not be sent. Remove them or try again, then send the message.',
  fileAdded: '{name} is attached to the message',
  fileRemoved: '{name} is no longer attached',
  TOO_MANY_ATTACHMENTS: { one: 'At most {n} file per message.', other: 'At most {n} files per message.' },
  ATTACHMENT_NOT_FOUND: 'An attached file is no longer available. Remove it and attach it again.',
  ATTACHMENT_TEXT_INVALID: 'An image description is too long (500 characters at most).',
  UPLOAD_TYPE_NOT_SUPPORTED:
    'This type of file is not accepted. Accepted formats: JPEG, PNG, WebP, AVIF, GIF and PDF.',
  UPLOAD_TOO_LARGE: 'This file is too large ({max} at most).',
  UPLOAD_TOO_MANY_PIXELS: 'This image is too large (40 megapixels at most).',
  UPLOAD_NOT_READABLE: 'This file is damaged and cannot be read.',
  UPLOAD_TOO_SLOW: 'This image takes too long to prepare. Try a smaller one.',
  UPLOAD_IN_PROGRESS: 'This file is already being sent.',
  UPLOADS_WAITING: 'Too many files are waiting already. Send the message, or remove some files.',
  UPLOADS_BUSY: 'Many images are being prepared. Try again in a moment.',
};
