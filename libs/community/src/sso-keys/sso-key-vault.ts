import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SsoTrustedKey } from '#identity';
import { seal, Secrets, unseal } from '#platform';
import type { SsoKeyEntity } from './sso-key.entity.js';

const SECRET_BYTES = 32;

/** Makes the secrets of HS256 keys, and opens them for the check of a token. */
@Injectable()
export class SsoKeyVault {
  constructor(private readonly secrets: Secrets) {}

  /** What is signed with is the text the admin copies, so that every JWT library agrees on its bytes. */
  newSecret(keyId: string): { secret: string; sealedSecret: Buffer } {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return { secret, sealedSecret: seal(this.sealingKey(), Buffer.from(secret, 'utf8'), keyId) };
  }

  /** A live key, opened. */
  open({ id, kid, label, algorithm, retiresAt, ...row }: SsoKeyEntity): SsoTrustedKey {
    const { sealedSecret, publicJwk, jwksUrl } = row;
    const about = { id, kid, label, algorithm, retiresAt };
    if (sealedSecret) return { ...about, source: { secret: unseal(this.sealingKey(), sealedSecret, id) } };
    if (publicJwk) return { ...about, source: { publicJwk } };
    return { ...about, source: { jwksUrl: jwksUrl ?? '' } };
  }

  private sealingKey(): Buffer {
    return this.secrets.key('sso-key');
  }
}
