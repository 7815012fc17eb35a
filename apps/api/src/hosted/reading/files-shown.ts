import type { Post } from '#discussion';
import type { DocumentView, PictureView } from '../views.js';

type Shown = Post['attachments'][number];

/** The pictures of a message, as a page shows them. */
export function picturesOf({ attachments }: Post): PictureView[] {
  return attachments.filter(({ kind }) => kind === 'IMAGE').flatMap((file) => pictureOf(file) ?? []);
}

/** Its documents. */
export function documentsOf({ attachments }: Post): DocumentView[] {
  return attachments
    .filter(({ kind }) => kind === 'PDF')
    .map(({ id, name, sizeBytes, variants }) => ({
      id,
      name,
      sizeBytes,
      path: pathOf(variants[0]?.url ?? ''),
    }));
}

function pictureOf(file: Shown): PictureView | null {
  const still = file.variants.filter(({ isAnimated }) => !isAnimated);
  const webp = still.filter(({ format }) => format === 'image/webp');
  const moving = file.variants.find(({ isAnimated }) => isAnimated);
  const [smallest] = webp;
  const largest = webp.at(-1);
  if (!smallest || !largest) return null;
  return {
    id: file.id,
    alt: file.description,
    width: file.width ?? largest.width,
    height: file.height ?? largest.height,
    large: pathOf((moving ?? largest).url),
    small: pathOf((webp[1] ?? smallest).url),
    webp: setOf(webp),
    avif: setOf(still.filter(({ format }) => format === 'image/avif')),
    moving: moving ? pathOf(moving.url) : null,
  };
}

function setOf(variants: Shown['variants']): string {
  return variants.map(({ url, width }) => `${pathOf(url)} ${width}w`).join(', ');
}

/** The page may be read under another name of the install: its own files are beside it under any. */
function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
