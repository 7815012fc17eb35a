import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, publicOrigin } from '#platform';

/** Addresses that letters point to. Secrets go in the fragment, which no server and no log ever sees. */
@Injectable()
export class LinkBuilder {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  forum(slug: string): string {
    return `${this.origin()}/c/${slug}`;
  }

  signIn(slug: string): string {
    return `${this.forum(slug)}/sign-in`;
  }

  verify(slug: string, token: string): string {
    return `${this.forum(slug)}/verify#token=${token}`;
  }

  reset(slug: string, token: string): string {
    return `${this.forum(slug)}/reset#token=${token}`;
  }

  /** The page where one asks for a reset. */
  forgotten(slug: string): string {
    return `${this.forum(slug)}/reset`;
  }

  /** The page that puts a lost second factor off. */
  secondFactorReset(slug: string, token: string): string {
    return `${this.forum(slug)}/second-factor#token=${token}`;
  }

  invitation(slug: string, token: string): string {
    return `${this.forum(slug)}/invitation#token=${token}`;
  }

  console(): string {
    return `${this.origin()}/console/`;
  }

  private origin(): string {
    return publicOrigin(this.config);
  }
}
