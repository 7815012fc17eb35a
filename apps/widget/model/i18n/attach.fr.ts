import type { Message } from '../messages.js';

/** Everything about files sent with a message, in French. */
export const texts = {
  attach: 'Joindre des fichiers',
  attachHint: 'Images JPEG, PNG, WebP, AVIF ou GIF de {image} au plus, PDF de {pdf} au plus',
  attachments: 'Fichiers joints',
  dropHere: 'Déposez vos fichiers ici',
  fileSending: 'Envoi\u202f: {percent}\u202f%',
  filePreparing: 'Préparation…',
  fileReady: 'Prêt',
  fileCancel: 'Annuler l’envoi de {name}',
  fileRemove: 'Retirer {name}',
  fileRetry: 'Réessayer',
  fileFailed: 'L’envoi n’a pas abouti.',
  fileAlt: 'Description de l’image',
  fileAltHint: 'Pour les personnes qui ne la voient pas',
  filesFailed: 'Des fichiers n’ont pas pu être envoyés. Retirez-les ou réessayez, puis envoyez le message.',
  fileAdded: '{name} est joint au message',
  fileRemoved: '{name} est retiré du message',
  TOO_MANY_ATTACHMENTS: {
    one: '{n} fichier au plus par message.',
    other: '{n} fichiers au plus par message.',
  },
  ATTACHMENT_NOT_FOUND: 'Un fichier joint n’est plus disponible. Retirez-le et joignez-le de nouveau.',
  ATTACHMENT_TEXT_INVALID: 'La description d’une image est trop longue (500 caractères au plus).',
  UPLOAD_TYPE_NOT_SUPPORTED:
    'Ce type de fichier n’est pas accepté. Formats acceptés\u202f: JPEG, PNG, WebP, AVIF, GIF et PDF.',
  UPLOAD_TOO_LARGE: 'Ce fichier est trop lourd ({max} au plus).',
  UPLOAD_TOO_MANY_PIXELS: 'Cette image est trop grande (40 mégapixels au plus).',
  UPLOAD_NOT_READABLE: 'Ce fichier est abîmé\u202f: impossible de le lire.',
  UPLOAD_TOO_SLOW: 'Cette image est trop longue à préparer. Essayez avec une image plus petite.',
  UPLOAD_IN_PROGRESS: 'Cet envoi est déjà en cours.',
  UPLOADS_WAITING: 'Trop de fichiers attendent déjà. Envoyez le message ou retirez des fichiers.',
  UPLOADS_BUSY: 'Beaucoup d’images sont en préparation. Réessayez dans un instant.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type AttachKey = keyof typeof texts;
