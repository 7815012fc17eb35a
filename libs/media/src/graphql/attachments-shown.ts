import type { AttachedFile } from '#protocol';
import { formatOf } from '../uploads/snapshot.js';
import type { Attachment, AttachmentVariant } from './attachment.types.js';

/** A snapshot with addresses, for one reader. */
export function attachmentOf(file: AttachedFile, urlOf: (id: string, variant: string) => string): Attachment {
  const variants = file.variants.map((text) => variantOf(text, (name) => urlOf(file.id, name)));
  return { ...file, variants };
}

/** Of `w960.webp 960x600`. */
function variantOf(text: string, urlOf: (name: string) => string): AttachmentVariant {
  const [name = '', size = ''] = text.split(' ');
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { name, width, height, format: formatOf(name), isAnimated: name.startsWith('m'), url: urlOf(name) };
}
