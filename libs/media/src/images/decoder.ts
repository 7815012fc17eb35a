import sharp, { type Metadata, type Sharp } from 'sharp';
import { UPLOAD_LIMITS } from '#protocol';

/** Longest that one step may take: a decoding, or an encoding. */
const STEP_SECONDS = 15;

/** Formats of the header that are taken; AVIF is HEIF with AV1 in it. */
const TAKEN = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);

/**
 * The image library, closed but for what is taken: no SVG, no PDF, no TIFF is ever parsed, whatever the bytes claim. One
 * thread an image, nothing kept between images: several of them at once are bounded where they wait (`Turns`).
 */
function opened(): typeof sharp {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpeg',
      'VipsForeignLoadPng',
      'VipsForeignLoadWebp',
      'VipsForeignLoadHeif',
      'VipsForeignLoadNsgif',
    ],
  });
  return sharp;
}

const library = opened();

/** An image whose bytes are there, decoded no sooner than it is asked for. `animated` reads every frame. */
export function imageOf(bytes: Buffer, animated = false): Sharp {
  return library(bytes, {
    limitInputPixels: UPLOAD_LIMITS.maxPixels,
    failOn: 'error',
    sequentialRead: true,
    ...(animated ? { animated } : {}),
  }).timeout({ seconds: STEP_SECONDS });
}

/** What the header says; nothing is decoded. Throws what the library throws for what it does not take. */
export async function headerOf(bytes: Buffer): Promise<Metadata> {
  // Read without the bound, so that the one who asks can say which bound was crossed.
  const header = await library(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
  if (!TAKEN.has(header.format)) throw new Error('a format that is not taken');
  return header;
}

/** Decoded pixels of one picture: 8 bits a channel, sRGB, upright, bare. */
export interface Pixels {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** Decoded pixels, to be encoded. */
export function imageOfPixels({ data, info }: Pixels): Sharp {
  const { width, height, channels } = info;
  return library(data, { raw: { width, height, channels } }).timeout({ seconds: STEP_SECONDS });
}
