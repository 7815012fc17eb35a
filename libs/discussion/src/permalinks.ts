import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG } from '#platform';

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
}
