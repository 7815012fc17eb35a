import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) with the OWASP password storage cheat sheet's first choice: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and checks passwords; an unknown account costs as much as a known one. */
@Injectable()
export class Passwords {
  private dummy: Promise<string> | null = null;

  async hash(password: string): Promise<string> {
    return hash(normalised(password), COST);
  }

  /** False, after the same work, where there is nothing to compare with. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const isSame = await verify(passwordHash ?? (await this.dummyHash()), normalised(password));
    return isSame && passwordHash !== null;
  }

  /** Makes ready what the first unknown account would otherwise wait for. */
  async onModuleInit(): Promise<void> {
    await this.dummyHash();
  }

  private dummyHash(): Promise<string> {
    this.dummy ??= hash('nobody has this password', COST);
    return this.dummy;
  }
}

/** One keyboard's é is another's e with an accent: both must open the door (NIST SP 800-63B §3.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
