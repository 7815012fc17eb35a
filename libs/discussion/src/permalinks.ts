import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG } from '#platform';

/** The end of an address that names one text of a post. */
const REVISION =
  /\/t\/([0-9a-f-]{36})\/p\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})#r([1-9]\d{0,5})$/i;

/** Addresses of threads and posts on the hosted pages. */
@Injectable()
export class Permalinks {
  private readonly origin: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.origin = config.publicUrl ?? `http://localhost:${config.port}`;
  }

  thread(communitySlug: string, threadId: string): string {
    return `${this.origin}/c/${communitySlug}/t/${threadId}`;
  }

  /** Leads to whichever page of the thread holds the post. */
  post(communitySlug: string, threadId: string, postId: string): string {
    return `${this.thread(communitySlug, threadId)}/p/${postId}`;
  }

  /** The post and revision that an address of this community names, as quotes write it; null for any other address. */
  parsePost(communitySlug: string, address: string): { postId: string; number: number } | null {
    const [, threadId, postId, number] = REVISION.exec(address) ?? [];
    if (!threadId || !postId || !number) return null;
    const expected = `${this.post(communitySlug, threadId, postId)}#r${number}`;
    return address === expected ? { postId: postId.toLowerCase(), number: Number(number) } : null;
  }
}
