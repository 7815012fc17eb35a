import type { WidgetTokenSource } from '#protocol';
import type { App } from './app.js';
import { RequestError } from './connection.js';
import {
  CommunityJoinDocument,
  SsoSignInDocument,
  WidgetTokenIssueDocument,
  type GrantFragment,
} from './generated/operations.js';

/** Gets a fresh bearer token, or null when nobody is signed in. */
type Obtain = () => Promise<GrantFragment | null>;

/** Who is signed in: keeps the connection's token fresh by asking its source again. */
export class Session {
  #obtain: Obtain | null = null;

  constructor(private readonly app: App) {}

  /** The brand vouches for its customer with a signed token. */
  async identify(getToken: WidgetTokenSource): Promise<void> {
    await this.#signIn(async () => {
      const token = await getToken();
      return token ? (await this.app.connection.post(SsoSignInDocument, { token })).ssoSignIn : null;
    });
  }

  /** On the forum's own pages, the session cookie becomes a short token with member rights only. */
  async useCookie(): Promise<void> {
    await this.#signIn(async () => {
      try {
        const { connection } = this.app;
        const grant = (await connection.post(WidgetTokenIssueDocument, {}, 'same-origin')).widgetTokenIssue;
        this.app.canJoin = grant.userErrors[0]?.code === 'NOT_A_MEMBER';
        return this.app.canJoin ? null : grant;
      } catch (error) {
        if (error instanceof RequestError && error.code === 'UNAUTHENTICATED') return null;
        throw error;
      }
    });
  }

  /** Becomes a member of this community with the account signed in on this origin. */
  async join(): Promise<void> {
    try {
      await this.app.connection.post(CommunityJoinDocument, {}, 'same-origin');
      await this.useCookie();
      await this.app.reload();
    } catch (error) {
      this.app.report(error);
    }
  }

  async end(): Promise<void> {
    this.#obtain = null;
    this.#keep(null);
    await this.app.reload();
  }

  async #signIn(obtain: Obtain): Promise<void> {
    this.#obtain = obtain;
    await this.#renew();
  }

  /** Concurrent callers share one renewal. */
  #renew(): Promise<unknown> {
    const { connection } = this.app;
    const renewal = this.#fetch().finally(() => {
      if (connection.signingIn === renewal) connection.signingIn = null;
    });
    return (connection.signingIn = renewal);
  }

  async #fetch(): Promise<void> {
    const obtain = this.#obtain;
    try {
      const grant = (await obtain?.()) ?? null;
      // Signed out, or in as somebody else, while this was on its way.
      if (obtain !== this.#obtain) return;
      const refusal = grant?.userErrors[0];
      if (refusal) this.app.report(new RequestError(refusal.code, refusal.message));
      this.#keep(grant);
    } catch (error) {
      if (obtain !== this.#obtain) return;
      this.#keep(null);
      this.app.report(
        error instanceof RequestError ? error : new RequestError('TOKEN_SOURCE_FAILED', String(error)),
      );
    }
  }

  #keep(grant: GrantFragment | null): void {
    const { connection } = this.app;
    connection.token = grant?.token ?? null;
    connection.expiresAt = Date.parse(grant?.expiresAt ?? '') || Infinity;
    connection.renew = connection.token ? () => connection.signingIn ?? this.#renew() : null;
  }
}
