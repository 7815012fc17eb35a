import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, publicOrigin, Secrets } from '#platform';

/**
 * Addresses count until the end of the next hour: whoever asks within an hour gets the same ones, which browsers keep, and
 * each is good for one hour at least. Kept answers to guests live a minute (AnswerStore): none holds an address that is over.
 */
const ROUNDED_SECONDS = 3_600;
const SIGNATURE_BYTES = 16;

/** For whom an address is made, and until when it counts. */
export interface LinkTerms {
  /** The member whose rights are asked at each request; null for what everybody may read. */
  viewerId: string | null;
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** Makes and checks addresses of files. An address alone opens nothing: what it names must be visible when it is asked. */
@Injectable()
export class FileLinks {
  private readonly key: Buffer;
  private readonly origin: string;

  constructor(secrets: Secrets, @Inject(CONFIG) config: Config) {
    this.key = secrets.key('media-files');
    this.origin = publicOrigin(config);
  }

  /** What makes addresses of one community's files, for one reader. */
  maker(
    community: { id: string; slug: string },
    viewerId: string | null,
  ): (id: string, variant: string) => string {
    const expiresAt = (Math.floor(Date.now() / 1_000 / ROUNDED_SECONDS) + 2) * ROUNDED_SECONDS;
    const signed = new Map<string, string>();
    return (id, variant) => {
      // One signature a file: whoever may see it may see it in every size.
      const signature = signed.get(id) ?? this.sign(community.id, id, { viewerId, expiresAt });
      signed.set(id, signature);
      const viewer = viewerId === null ? '' : `&v=${viewerId}`;
      return `${this.origin}/c/${community.slug}/files/${id}/${variant}?exp=${expiresAt}${viewer}&sig=${signature}`;
    };
  }

  /** The terms of an address; null for one that this install did not make, or that is over. */
  check(
    communityId: string,
    id: string,
    { exp, v, sig }: { exp?: unknown; v?: unknown; sig?: unknown },
  ): LinkTerms | null {
    if (typeof exp !== 'string' || !/^\d{1,12}$/.test(exp) || typeof sig !== 'string') return null;
    if (v !== undefined && typeof v !== 'string') return null;
    const terms = { viewerId: v ?? null, expiresAt: Number(exp) };
    const [given, right] = [Buffer.from(sig), Buffer.from(this.sign(communityId, id, terms))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return terms.expiresAt * 1_000 > Date.now() ? terms : null;
  }

  private sign(communityId: string, id: string, { viewerId, expiresAt }: LinkTerms): string {
    const text = [communityId, id, viewerId ?? '', expiresAt].join('/');
    return createHmac('sha256', this.key)
      .update(text)
      .digest()
      .subarray(0, SIGNATURE_BYTES)
      .toString('base64url');
  }
}
