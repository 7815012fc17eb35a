import { Injectable } from '@nestjs/common';
import type { Metadata } from 'sharp';
import { UPLOAD_LIMITS } from '#protocol';
import type { StoredVariant } from '../uploads/upload.entity.js';
import {
  UploadNotReadable,
  UploadRefused,
  UploadTooManyPixels,
  UploadTooSlow,
} from '../uploads/upload.errors.js';
import { headerOf, imageOf, imageOfPixels, type Pixels } from './decoder.js';
import { Turns } from './turns.js';

/** An image as it will be shown. */
export interface MadeImage {
  width: number;
  height: number;
  isAnimated: boolean;
  variants: (StoredVariant & { bytes: Buffer })[];
}

type Still = { width: number; format: 'webp' | 'avif' };

/** Widths that are made; never wider than the image itself. */
const WIDTHS = [320, 960, 1920];
/** An image much taller than wide is bounded by this. */
const MAX_HEIGHT = 5_760;
/** Longest that the stills of one image may take together. */
const LONGEST_MS = 30_000;
/** Frames cost their pixels each: an animation is made once, no wider than this. */
const ANIMATION_WIDTH = 960;

// Measured on one core with a 12-megapixel photograph, 1920 wide: AVIF 0.5 s at effort 2, 6.5 s at effort 4 for 8 % less.
const AVIF = { quality: 52, effort: 2 };
const WEBP = { quality: 80, effort: 4 };
const ANIMATION = { quality: 72, effort: 2 };

/**
 * Turns what was sent into what is shown: decoded, turned upright, its colours in sRGB, encoded anew without a byte of what
 * else the file held (EXIF, GPS, XMP, profiles, another file behind the image). The library works on threads of its own.
 */
@Injectable()
export class ImageMaker {
  // Two at once: 40 megapixels decoded are 160 MB.
  private readonly turns = new Turns(2, 40);

  /** Throws UploadTooManyPixels, UploadNotReadable, UploadTooSlow, UploadsBusy. */
  async make(bytes: Buffer): Promise<MadeImage> {
    return this.turns.take(() => this.makeNow(bytes));
  }

  private async makeNow(bytes: Buffer): Promise<MadeImage> {
    try {
      const header = await headerOf(bytes);
      requireBounded(header);
      const frames = header.format === 'heif' ? 1 : (header.pages ?? 1);
      const stills = await this.stillsOf(bytes, header);
      if (frames === 1) return stills;
      const animation = await animationOf(bytes, stills.width);
      return { ...stills, isAnimated: true, variants: [...stills.variants, animation] };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private async stillsOf(bytes: Buffer, header: Metadata): Promise<MadeImage> {
    const begunAt = performance.now();
    const pixels = (await imageOf(bytes)
      .autoOrient()
      .resize({ width: WIDTHS.at(-1), height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true })) as Pixels;
    const variants: MadeImage['variants'] = [];
    for (const width of widthsOf(pixels.info.width)) {
      for (const format of ['webp', 'avif'] as const) {
        if (performance.now() - begunAt > LONGEST_MS) throw new UploadTooSlow();
        variants.push(await stillOf(pixels, { width, format }));
      }
    }
    return { ...sizeOf(header), isAnimated: false, variants };
  }
}

/** Of a header, before anything is decoded. */
function requireBounded({ width, height, pages = 1, pageHeight, format }: Metadata): void {
  const frames = format === 'heif' ? 1 : pages;
  const pixels = width * (pageHeight ?? height) * frames;
  if (pixels > UPLOAD_LIMITS.maxPixels || frames > UPLOAD_LIMITS.maxFrames)
    throw new UploadTooManyPixels(UPLOAD_LIMITS.maxPixels);
}

/** As it is seen once it is upright. */
function sizeOf({ autoOrient, width, pageHeight }: Metadata): { width: number; height: number } {
  const seen = pageHeight ? { width, height: pageHeight } : autoOrient;
  return { width: seen.width, height: seen.height };
}

/** Of an image that has been made no wider than the widest. */
function widthsOf(width: number): number[] {
  return [...WIDTHS.filter((each) => each < width), width];
}

async function stillOf(pixels: Pixels, { width, format }: Still): Promise<MadeImage['variants'][number]> {
  const sized = imageOfPixels(pixels).resize({ width, withoutEnlargement: true });
  const { data, info } = await (format === 'avif' ? sized.avif(AVIF) : sized.webp(WEBP)).toBuffer({
    resolveWithObject: true,
  });
  return {
    name: `w${width}.${format}`,
    format,
    width: info.width,
    height: info.height,
    sizeBytes: data.length,
    isAnimated: false,
    bytes: data,
  };
}

async function animationOf(bytes: Buffer, width: number): Promise<MadeImage['variants'][number]> {
  const { data, info } = await imageOf(bytes, true)
    .resize({ width: Math.min(width, ANIMATION_WIDTH), withoutEnlargement: true })
    .webp(ANIMATION)
    .toBuffer({ resolveWithObject: true });
  return {
    name: `m${info.width}.webp`,
    format: 'webp',
    width: info.width,
    height: info.pageHeight ?? info.height,
    sizeBytes: data.length,
    isAnimated: true,
    bytes: data,
  };
}

/** The library has no codes: what is not ours to explain is a damaged file. */
function refusalOf(error: unknown): UploadRefused {
  if (error instanceof UploadRefused) return error;
  const { message = '' } = error as { message?: string };
  if (message.includes('timeout')) return new UploadTooSlow();
  if (message.includes('pixel limit')) return new UploadTooManyPixels(UPLOAD_LIMITS.maxPixels);
  return new UploadNotReadable(error);
}
