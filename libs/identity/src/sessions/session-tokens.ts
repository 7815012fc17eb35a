import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '#platform';
import { newToken } from './token.js';

const SALT_BYTES = 32;

/** What opens a session for a while, and what makes the next pair. */
export interface TokenPair {
  access: string;
  refresh: string;
}

/**
 * The tokens of full sessions. Those of the first pair are random; later ones are an HMAC of their predecessor under the
 * install's secret and the predecessor's random salt. So a refresh that is asked twice answers the same pair twice, and
 * the database still keeps hashes only: nobody makes a successor without the token, the salt and the secret.
 */
@Injectable()
export class SessionTokens {
  constructor(private readonly secrets: Secrets) {}

  first(): TokenPair {
    return { access: newToken('pvs_'), refresh: newToken('pvf_') };
  }

  salt(): Buffer {
    return randomBytes(SALT_BYTES);
  }

  /** What follows a refresh token: the same pair, however often one asks. */
  successorsOf(refresh: string, salt: Buffer): TokenPair {
    const make = (use: string) =>
      this.secrets.sign(use, Buffer.concat([salt, Buffer.from(refresh)])).toString('base64url');
    return { access: `pvs_${make('session-access')}`, refresh: `pvf_${make('session-refresh')}` };
  }
}
