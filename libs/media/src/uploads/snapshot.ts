import type { AttachedFile } from '#protocol';
import { displayNameOf } from './file-name.js';
import type { UploadRow } from './upload-row.js';

const FORMATS: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  avif: 'image/avif',
  pdf: 'application/pdf',
};

/** Media type of a file by the name the install gave it. */
export function formatOf(variant: string): string {
  return FORMATS[variant.slice(variant.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** What a message's extras, and its frames, say of a file: the same for every reader, without addresses. */
export function snapshotOf(row: UploadRow): AttachedFile {
  const { id, kind, sizeBytes, width, height, isAnimated, description } = row;
  return {
    id,
    kind: kind === 'pdf' ? 'PDF' : 'IMAGE',
    name: displayNameOf(row.name, kind),
    width,
    height,
    sizeBytes,
    isAnimated,
    description,
    variants: row.variants.map((variant) => `${variant.name} ${variant.width}x${variant.height}`),
  };
}
