import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** A variable, for the compiler would look for types that are not there. */
const LIBRARY: string = 'oidc-provider';

/** What the library's provider is to these tests; it brings no types of its own. */
interface Library {
  Provider: new (
    issuer: string,
    configuration: object,
  ) => {
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    Grant: new (given: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    on(event: string, listener: (...given: unknown[]) => void): void;
  };
}

/** Somebody known to the provider. */
export interface OidcPersonAtIssuer {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  [claim: string]: unknown;
}

/** A client of the provider. */
export interface OidcClientAtIssuer {
  id: string;
  secret: string;
  redirectUris: string[];
}

/** A real OpenID provider on loopback, where whoever is set as `person` is signed in already and consents to all. */
export class OidcIssuer {
  person: OidcPersonAtIssuer = { sub: 'nobody' };
  private handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

  private constructor(
    private readonly library: Library,
    private readonly server: Server,
    readonly url: string,
    private readonly key: JWK,
  ) {}

  static async open(): Promise<OidcIssuer> {
    const library = (await import(LIBRARY)) as Library;
    const holder: { issuer?: OidcIssuer } = {};
    const server = createServer((request, response) => holder.issuer?.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' };
    holder.issuer = new OidcIssuer(library, server, `http://localhost:${port}`, key);
    return holder.issuer;
  }

  /** Makes clients known; the provider forgets all that is under way. */
  serve(...clients: OidcClientAtIssuer[]): void {
    const provider = new this.library.Provider(this.url, {
      clients: clients.map(({ id, secret, redirectUris }) => ({
        client_id: id,
        client_secret: secret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      })),
      adapter: Memory,
      jwks: { keys: [this.key] },
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      cookies: { keys: ['a secret of the test alone'] },
      // What is of `openid` is in the ID token, the rest is asked for at the end point for it.
      claims: {
        openid: ['sub', 'amr'],
        email: ['email', 'email_verified'],
        profile: ['name', 'forum_role', 'acr'],
      },
      features: { devInteractions: { enabled: false } },
      findAccount: (_: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ ...this.person, sub: id }),
      }),
      interactions: { url: () => '/interaction' },
      loadExistingGrant: async (context: {
        oidc: { client: { clientId: string }; session: { accountId: string } };
      }) => {
        const { client, session } = context.oidc;
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    this.handle = (request, response) => {
      if (!request.url?.startsWith('/interaction')) return answer(request, response);
      const { sub: accountId, amr } = this.person;
      const result = { login: { accountId, amr }, consent: {} };
      void provider.interactionFinished(request, response, result);
    };
  }

  /** Walks from an authorization address to the redirect back, as a browser does; answers the callback's address. */
  async walk(authorization: string): Promise<string> {
    const cookies = new Map<string, string>();
    let address = authorization;
    for (let step = 0; step < 10; step += 1) {
      const response = await fetch(address, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (!location) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
      address = new URL(location, address).href;
      if (!address.startsWith(this.url)) return address;
    }
    throw new Error('the provider goes in circles');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Where the provider keeps what it hands out: in this process, for as long as the test. */
class Memory {
  private static readonly rows = new Map<string, Record<string, unknown>>();

  constructor(private readonly kind: string) {}

  async upsert(id: string, row: Record<string, unknown>): Promise<void> {
    Memory.rows.set(`${this.kind}/${id}`, row);
  }

  async find(id: string): Promise<Record<string, unknown> | undefined> {
    return Memory.rows.get(`${this.kind}/${id}`);
  }

  async findByUid(uid: string): Promise<Record<string, unknown> | undefined> {
    return [...Memory.rows].find(([id, row]) => id.startsWith(`${this.kind}/`) && row['uid'] === uid)?.[1];
  }

  async consume(id: string): Promise<void> {
    const row = await this.find(id);
    if (row) row['consumed'] = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<void> {
    Memory.rows.delete(`${this.kind}/${id}`);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, row] of Memory.rows) if (row['grantId'] === grantId) Memory.rows.delete(id);
  }
}
