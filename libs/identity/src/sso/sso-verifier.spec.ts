import { createHmac, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JwksClient } from './jwks-client.js';
import { SsoTokenInvalid } from './sso.errors.js';
import type { SsoAlgorithmName, SsoTrust, SsoTrustedKey } from './sso-trust.js';
import { SsoKeyring } from './sso-keyring.js';
import { SsoVerifier } from './sso-verifier.js';

const NOW = 1_800_000_000;
const now = new Date(NOW * 1_000);
const ed = generateKeyPairSync('ed25519');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const other = generateKeyPairSync('ed25519');
const secret = randomBytes(32);
const jwkOf = (key: KeyObject, kid?: string) => ({ ...key.export({ format: 'jwk' }), kid });

const trusted = (kid: string, algorithm: SsoAlgorithmName, key: KeyObject): SsoTrustedKey => ({
  id: kid,
  kid,
  label: kid,
  algorithm,
  source: { publicJwk: jwkOf(key) },
  retiresAt: null,
});
const KEYS: SsoTrustedKey[] = [
  trusted('ed', 'EdDSA', ed.publicKey),
  trusted('ec', 'ES256', ec.publicKey),
  trusted('rsa', 'RS256', rsa.publicKey),
  { id: 'hs', kid: 'hs', label: 'hs', algorithm: 'HS256', source: { secret }, retiresAt: null },
];
const JWKS_KEY: SsoTrustedKey = {
  id: 'set',
  kid: 'set',
  label: 'set',
  algorithm: 'EdDSA',
  source: { jwksUrl: 'https://brand.example/jwks' },
  retiresAt: null,
};
const CLAIMS = { aud: 'maison-lumen', sub: 'c-42', iat: NOW, exp: NOW + 120, jti: 'one', name: 'Camille' };

type Claims = Partial<Record<keyof typeof CLAIMS | 'role' | 'nbf', unknown>>;
interface Sent {
  alg?: string;
  kid?: string | null;
  header?: object;
  key?: KeyObject | Buffer;
  claims?: Claims;
}

async function tokenOf({ alg = 'EdDSA', kid = 'ed', header = {}, key = ed.privateKey, claims = {} }: Sent) {
  const payload = JSON.parse(JSON.stringify({ ...CLAIMS, ...claims })) as Record<string, unknown>;
  return new SignJWT(payload)
    .setProtectedHeader({ alg, ...(kid === null ? {} : { kid }), ...header })
    .sign(key);
}

/** A token made by hand, as an attacker makes it. */
function forged(header: object, signature: (input: string) => Buffer): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(CLAIMS)}`;
  return `${input}.${signature(input).toString('base64url')}`;
}

describe('a brand’s token', () => {
  const published: object[] = [];
  const asked: string[] = [];
  const jwks = {
    keysAt: async (url: string) => {
      asked.push(url);
      return published;
    },
  } as unknown as JwksClient;
  const verifier = new SsoVerifier(new SsoKeyring(jwks));
  const verify = async (token: string, keys = KEYS) => {
    const trust: SsoTrust = { audience: 'maison-lumen', acceptsRoles: false, keys, formerKeys: [] };
    return (await verifier.verify(token, trust, now)).claims;
  };
  async function problemOf(token: string | Promise<string>, keys = KEYS): Promise<string> {
    const error: unknown = await verify(await token, keys).catch((thrown: unknown) => thrown);
    if (!(error instanceof SsoTokenInvalid)) throw new Error(`not refused: ${JSON.stringify(error)}`);
    return error.problem;
  }
  beforeEach(() => void published.splice(0, published.length, jwkOf(ed.publicKey, 'ed-1')));

  it.each<[string, Sent]>([
    ['EdDSA', {}],
    ['Ed25519', { alg: 'Ed25519' }],
    ['ES256', { alg: 'ES256', kid: 'ec', key: ec.privateKey }],
    ['RS256', { alg: 'RS256', kid: 'rsa', key: rsa.privateKey }],
    ['HS256', { alg: 'HS256', kid: 'hs', key: secret }],
  ])('is believed when signed with %s', async (_, sent) => {
    expect(await verify(await tokenOf(sent))).toEqual({
      subject: 'c-42',
      tokenId: 'one',
      replayableUntil: new Date((CLAIMS.exp + 60) * 1_000),
      name: 'Camille',
      role: null,
      products: null,
    });
  });

  it('is believed by a key of the brand’s published set', async () => {
    expect((await verify(await tokenOf({ kid: 'ed-1' }), [JWKS_KEY])).subject).toBe('c-42');
    expect((await verify(await tokenOf({ kid: null }), [JWKS_KEY])).subject).toBe('c-42');
    expect(await problemOf(tokenOf({ kid: 'ed-2' }), [JWKS_KEY])).toBe('unknown-key');
    published.push(jwkOf(other.publicKey, 'ed-2'));
    expect(await problemOf(tokenOf({ kid: null }), [JWKS_KEY])).toBe('unknown-key');
    expect(await problemOf(tokenOf({ kid: 'ed-2' }), [JWKS_KEY])).toBe('bad-signature');
  });

  it('needs no kid while there is one live key', async () => {
    const [only] = KEYS;
    expect((await verify(await tokenOf({ kid: null }), [only as SsoTrustedKey])).subject).toBe('c-42');
    expect(await problemOf(tokenOf({ kid: null }))).toBe('unknown-key');
    expect(await problemOf(tokenOf({}), [])).toBe('unknown-key');
    expect(await problemOf(tokenOf({ kid: 'nobody' }))).toBe('unknown-key');
  });

  it('is refused when its algorithm is not its key’s', async () => {
    const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' });
    const hmacWith = (key: string | Buffer) => (input: string) =>
      createHmac('sha256', key).update(input).digest();
    const rawEd = Buffer.from(String(jwkOf(ed.publicKey).x), 'base64url');
    const attacks = [
      forged({ alg: 'HS256', kid: 'rsa' }, hmacWith(publicPem)),
      forged({ alg: 'HS256', kid: 'ed' }, hmacWith(rawEd)),
      forged({ alg: 'HS384', kid: 'hs' }, (input) => createHmac('sha384', secret).update(input).digest()),
      await tokenOf({ alg: 'ES256', kid: 'ed', key: ec.privateKey }),
      await tokenOf({ alg: 'PS256', kid: 'rsa', key: rsa.privateKey }),
      forged({ alg: 'none', kid: 'ed' }, () => Buffer.alloc(0)),
      forged({ alg: 'None', kid: 'ed' }, () => Buffer.alloc(0)),
      forged({ alg: 'nOnE', kid: 'hs' }, () => Buffer.alloc(0)),
    ];
    for (const attack of attacks) expect(await problemOf(attack)).toBe('wrong-algorithm');
  });

  it('is refused when signed by another key, whatever key its header brings', async () => {
    const key = other.privateKey;
    const jwk = jwkOf(other.publicKey);
    asked.length = 0;
    const headers = [{}, { jwk }, { jku: 'https://evil.example/jwks' }, { x5u: 'https://evil.example/x' }];
    for (const header of headers) expect(await problemOf(tokenOf({ key, header }))).toBe('bad-signature');
    expect(asked).toEqual([]);
  });

  it('is refused when changed after signing', async () => {
    const [header, , signature] = (await tokenOf({})).split('.');
    const payload = Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'c-1' })).toString('base64url');
    expect(await problemOf(`${header}.${payload}.${signature}`)).toBe('bad-signature');
  });

  it.each<[string, Claims, string]>([
    ['it has expired, beyond the skew', { iat: NOW - 200, exp: NOW - 61 }, 'expired'],
    ['it lives longer than five minutes', { exp: NOW + 301 }, 'lifetime'],
    ['it expires before it was issued', { iat: NOW, exp: NOW - 1 }, 'lifetime'],
    ['it comes from the future, beyond the skew', { iat: NOW + 61, exp: NOW + 120 }, 'lifetime'],
    ['it is not valid yet', { nbf: NOW + 100 }, 'bad-claim'],
    ['it is for another community', { aud: 'atelier-nord' }, 'wrong-audience'],
    ['it is for several communities', { aud: ['maison-lumen', 'atelier-nord'] }, 'wrong-audience'],
    ['its audience only begins alike', { aud: 'maison-lumen-2' }, 'wrong-audience'],
    ['aud is missing', { aud: undefined }, 'missing-claim'],
    ['sub is missing', { sub: undefined }, 'missing-claim'],
    ['iat is missing', { iat: undefined }, 'missing-claim'],
    ['exp is missing', { exp: undefined }, 'missing-claim'],
    ['jti is missing', { jti: undefined }, 'missing-claim'],
    ['sub is empty', { sub: ' ' }, 'bad-claim'],
    ['sub is no text', { sub: 42 }, 'bad-claim'],
    ['sub is too long', { sub: 'x'.repeat(256) }, 'bad-claim'],
    ['sub has a NUL', { sub: 'a\0b' }, 'bad-claim'],
    ['sub has a lone surrogate', { sub: 'a\ud800' }, 'bad-claim'],
    ['jti is an object', { jti: {} }, 'bad-claim'],
    ['exp is text', { exp: String(NOW + 60) }, 'bad-claim'],
  ])('is refused when %s', async (_, claims, problem) => {
    expect(await problemOf(tokenOf({ claims }))).toBe(problem);
  });

  it('is given a minute of skew', async () => {
    expect((await verify(await tokenOf({ claims: { iat: NOW - 150, exp: NOW - 30 } }))).subject).toBe('c-42');
    expect((await verify(await tokenOf({ claims: { iat: NOW + 50, exp: NOW + 350 } }))).subject).toBe('c-42');
  });

  it.each(['', 'x', 'a.b', 'a.b.c', 'a.b.c.d', '{}', `${'a'.repeat(9_000)}.b.c`, 'bnVsbA.e30.e30'])(
    'is refused when it is no token: %#',
    async (token) => expect(await problemOf(token)).toBe('malformed'),
  );

  it('is refused when it demands an extension nobody knows', async () => {
    const token = forged({ alg: 'EdDSA', kid: 'ed', crit: ['x'], x: 1 }, () => Buffer.alloc(64));
    expect(await problemOf(token)).toBe('malformed');
  });
});
