import type { WidgetTokenSource } from '#protocol';
import type { App } from './app.js';
import { RequestError } from './connection.js';
import {
  CommunityJoinDocument,
  SsoSignInDocument,
  WidgetTokenIssueDocument,
  type GrantFragment,
  type StoredDocument,
} from './generated/operations.js';

/** Gets a fresh bearer token, or null when nobody is signed in. */
type Obtain = () => Promise<GrantFragment | null>;

/** Renewed this long before it expires, so that a slow request still carries a living token. */
const RENEW_EARLY_MS = 30_000;

/** Who is signed in: sends what they ask, and keeps the connection's token fresh by asking its source again. */
export class Session {
  #obtain: Obtain | null = null;
  #expiresAt = Infinity;
  /** A sign-in on its way: requests wait for it. */
  #signingIn: Promise<unknown> | null = null;
  /** Without a token: all is asked by the page's session. */
  #isPages = false;

  constructor(private readonly app: App) {}

  /** The brand vouches for its customer with a signed token. */
  async identify(getToken: WidgetTokenSource): Promise<void> {
    await this.#signIn(async () => {
      const token = await getToken();
      return token ? (await this.#post(SsoSignInDocument, { token })).ssoSignIn : null;
    });
  }

  /** On the forum's own pages, the session cookie becomes a short token with member rights only. */
  async useCookie(): Promise<void> {
    if (this.app.host.getAttribute('session') === 'staff') return this.#useThePage();
    await this.#signIn(async () => {
      try {
        const grant = (await this.#post(WidgetTokenIssueDocument, {}, 'same-origin')).widgetTokenIssue;
        this.app.canJoin = grant.userErrors[0]?.code === 'NOT_A_MEMBER';
        return this.app.canJoin ? null : grant;
      } catch (error) {
        if (error instanceof RequestError && error.code === 'UNAUTHENTICATED') return null;
        throw error;
      }
    });
  }

  /** Staff in a conversation with a member, which a member's rights do not open. The cookie stays out of any script's sight. */
  #useThePage(): void {
    this.#isPages = true;
    this.app.connection.sendSigned = (document, variables) => this.#post(document, variables, 'same-origin');
  }

  /** By the rights of the forum's own page, where the element is on one: staff's, which its token does not carry. */
  asThePage<Result, Variables>(
    document: StoredDocument<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    return this.#post(document, variables, 'same-origin');
  }

  /** Becomes a member of this community with the account signed in on this origin. */
  async join(): Promise<void> {
    try {
      await this.#post(CommunityJoinDocument, {}, 'same-origin');
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
    this.app.connection.sendSigned = (document, variables) => this.#send(document, variables);
    await this.#renew();
  }

  /** Concurrent callers share one renewal. */
  #renew(): Promise<unknown> {
    const renewal = this.#fetch().finally(() => {
      if (this.#signingIn === renewal) this.#signingIn = null;
    });
    return (this.#signingIn = renewal);
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
    connection.renew = connection.token ? () => this.#signingIn ?? this.#renew() : null;
    this.#expiresAt = Date.parse(grant?.expiresAt ?? '') || Infinity;
  }

  /** One request, with a living token; once more with a fresh one when the token had just ended. */
  async #send<Result>(document: string, variables: unknown): Promise<Result> {
    const { connection } = this.app;
    await (this.#signingIn ?? (Date.now() > this.#expiresAt - RENEW_EARLY_MS && connection.renew?.()));
    const { token } = connection;
    try {
      return await this.#sendOnce(document, variables);
    } catch (error) {
      if (!token || (error as RequestError).code !== 'UNAUTHENTICATED') throw error;
      await connection.renew?.();
      return this.#sendOnce(document, variables);
    }
  }

  #sendOnce<Result>(document: string, variables: unknown): Promise<Result> {
    const { connection } = this.app;
    const isGuestRead = !connection.token && document[0] === 'g';
    return isGuestRead ? connection.read(document, variables) : this.#post(document, variables);
  }

  /** One request with the token at hand, or with the session cookie. */
  #post<Result, Variables>(
    document: StoredDocument<Result, Variables>,
    variables: Variables,
    credentials: RequestCredentials = 'omit',
  ): Promise<Result> {
    const { token } = this.app.connection;
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    const isByToken = !!token && credentials === 'omit';
    if (isByToken) headers.authorization = `Bearer ${token}`;
    const isMember = isByToken || this.#isPages;
    // What documents ask for members alone goes by this variable: guests' requests stay all alike.
    const body = JSON.stringify({ documentId: document, variables: { ...variables, isMember } });
    return this.app.connection.ask('?', { method: 'POST', credentials, headers, body });
  }
}
