import { Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { OutboundFetch, seal, Secrets, unseal } from '#platform';
import { OidcDiscoveryFailed, OidcRefused } from './oidc.errors.js';
import type { OidcProviderRow } from './oidc-provider.repository.js';
import type { OidcSignInClaims } from './oidc-second-factor.js';

const FRESH_MS = 10 * 60_000;
const MOST_PROVIDERS = 500;

/** What a provider says of a person, checked; the e-mail address only where the provider has verified it. */
export interface OidcPerson {
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
  claims: Readonly<Record<string, unknown>>;
  /** How the person signed in there, as the ID token says: what is read elsewhere is not of this sign-in. */
  signIn: OidcSignInClaims;
}

/** One sign-in under way. Everything else about it follows from `state` and the install's secret. */
export interface OidcExchange {
  state: string;
  redirectUri: string;
}

/**
 * Speaks OpenID Connect with the providers of communities: code flow with PKCE, state and nonce; the ID token's
 * signature is checked although it comes over TLS. Every request goes through OutboundFetch.
 */
@Injectable()
export class OidcClient {
  private readonly known = new Map<
    string,
    { readAt: number; configuration: Promise<client.Configuration> }
  >();

  constructor(
    private readonly outbound: OutboundFetch,
    private readonly secrets: Secrets,
  ) {}

  /** What the row keeps of a client secret. */
  sealSecret(providerId: string, clientSecret: string): Buffer {
    return seal(this.secrets.key('oidc-client'), Buffer.from(clientSecret, 'utf8'), providerId);
  }

  /** Reads the provider's configuration anew. Throws OidcDiscoveryFailed. */
  async probe(provider: OidcProviderRow): Promise<void> {
    try {
      await this.discover(provider);
    } catch (error) {
      throw new OidcDiscoveryFailed(error);
    }
  }

  /** Where the person goes to sign in. Throws OidcRefused. */
  async addressFor(provider: OidcProviderRow, { state, redirectUri }: OidcExchange): Promise<string> {
    const configuration = await this.configurationOf(provider);
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: provider.scopes.join(' '),
      response_type: 'code',
      state,
      nonce: this.derive('oidc-nonce', state),
      code_challenge: await client.calculatePKCECodeChallenge(this.derive('oidc-verifier', state)),
      code_challenge_method: 'S256',
    }).href;
  }

  /** Exchanges what the provider sent back. `search` is the query of the callback. Throws OidcRefused. */
  async redeem(
    provider: OidcProviderRow,
    { state, redirectUri }: OidcExchange,
    search: string,
  ): Promise<OidcPerson> {
    const configuration = await this.configurationOf(provider);
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirectUri}${search}`), {
        pkceCodeVerifier: this.derive('oidc-verifier', state),
        expectedNonce: this.derive('oidc-nonce', state),
        expectedState: state,
        idTokenExpected: true,
      });
      const idToken = tokens.claims();
      if (!idToken) throw new OidcRefused('untrusted', { cause: 'no ID token' });
      const more =
        idToken['email'] === undefined && configuration.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
          : {};
      return {
        ...personOf(idToken.sub, { ...more, ...idToken }),
        signIn: { amr: idToken['amr'], acr: idToken.acr },
      };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private async configurationOf(provider: OidcProviderRow): Promise<client.Configuration> {
    const key = `${provider.id}/${provider.updatedAt.getTime()}`;
    const known = this.known.get(key);
    if (known && Date.now() - known.readAt < FRESH_MS) return known.configuration;
    if (this.known.size >= MOST_PROVIDERS) this.known.clear();
    const configuration = this.discover(provider).catch((error: unknown) => {
      this.known.delete(key);
      throw new OidcRefused('unreachable', { cause: String(error) });
    });
    this.known.set(key, { readAt: Date.now(), configuration });
    return configuration;
  }

  private async discover(provider: OidcProviderRow): Promise<client.Configuration> {
    const issuer = this.outbound.requireAddress(provider.issuer);
    const secret = provider.sealedClientSecret;
    const clientSecret =
      secret && unseal(this.secrets.key('oidc-client'), secret, provider.id).toString('utf8');
    const configuration = await client.discovery(
      issuer,
      provider.clientId,
      undefined,
      clientSecret ? client.ClientSecretPost(clientSecret) : client.None(),
      {
        timeout: 5,
        // OutboundFetch lets plain http through to this very machine only, where the install serves it alone.
        execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
        [client.customFetch]: (url, options) =>
          this.outbound.exchange(url, {
            method: options.method,
            headers: options.headers,
            body: bodyOf(options.body),
          }),
      },
    );
    client.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  /** 256 bits that nobody can tell from the state without the install's secret: nothing need be kept. */
  private derive(use: string, state: string): string {
    return this.secrets.sign(use, state).toString('base64url');
  }
}

function bodyOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error('This body cannot be sent.');
}

function personOf(subject: string, claims: Readonly<Record<string, unknown>>): Omit<OidcPerson, 'signIn'> {
  const { email, email_verified: verified, name, preferred_username: username } = claims;
  const shown = [name, username].find((value) => typeof value === 'string' && value.trim() !== '');
  return {
    subject,
    email: typeof email === 'string' ? email : null,
    // Some providers send the word instead of the truth value.
    isEmailVerified: verified === true || verified === 'true',
    name: typeof shown === 'string' ? shown : null,
    claims,
  };
}

/** What went wrong, for the person: declined there, no answer, or an answer that cannot be believed. */
function refusalOf(error: unknown): OidcRefused {
  if (error instanceof OidcRefused) return error;
  if (error instanceof client.AuthorizationResponseError)
    return new OidcRefused('declined', { error: error.error });
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const details = { cause: String(error), code: String(code), inner: String(cause) };
  const isNetwork = !(error instanceof client.ClientError) && !(error instanceof client.ResponseBodyError);
  return new OidcRefused(isNetwork ? 'unreachable' : 'untrusted', details);
}
