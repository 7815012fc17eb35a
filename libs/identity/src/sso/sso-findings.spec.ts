import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JwksClient } from './jwks-client.js';
import { SSO_FINDINGS, type SsoDetails, type SsoFindingName } from './sso-findings.js';
import { SsoKeyring } from './sso-keyring.js';
import type { SsoTrust, SsoTrustedKey } from './sso-trust.js';
import { SsoVerifier } from './sso-verifier.js';
import { SsoTokenInvalid } from './sso.errors.js';

const NOW = 1_800_000_000;
const now = new Date(NOW * 1_000);
const ed = generateKeyPairSync('ed25519');
/** As an admin is given it: text, whose bytes are the key. */
const secret = randomBytes(32).toString('base64url');
const hs: SsoTrustedKey = {
  id: '1',
  kid: 'hs',
  label: 'Boutique',
  algorithm: 'HS256',
  source: { secret: Buffer.from(secret) },
  retiresAt: null,
};
const eddsa: SsoTrustedKey = {
  id: '2',
  kid: 'ed',
  label: 'Application',
  algorithm: 'EdDSA',
  source: { publicJwk: ed.publicKey.export({ format: 'jwk' }) },
  retiresAt: null,
};
const published: SsoTrustedKey = {
  ...eddsa,
  id: '3',
  kid: 'k_set',
  label: 'Jeu',
  source: { jwksUrl: 'https://brand.example/jwks' },
};
const TRUST: SsoTrust = {
  audience: 'maison-lumen',
  acceptsRoles: false,
  keys: [hs, eddsa],
  formerKeys: [
    { kid: 'gone', endedAt: now, wasRevoked: true },
    { kid: 'old', endedAt: now, wasRevoked: false },
  ],
};
const CLAIMS = { aud: 'maison-lumen', sub: 'c-42', iat: NOW, exp: NOW + 120, jti: 'one', name: 'Camille' };

interface Sent {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** What signs; the secret where absent. */
  with?: Parameters<SignJWT['sign']>[0];
  trust?: Partial<SsoTrust>;
  /** The text instead, or made of the signed token. */
  text?: string | ((token: string) => string);
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const forged = (header: object) => `${part(header)}.${part(CLAIMS)}.${part('x')}`;

async function tokenOf({ claims, header, with: key, text }: Sent): Promise<string> {
  if (typeof text === 'string') return text;
  const payload = JSON.parse(JSON.stringify({ ...CLAIMS, ...claims })) as Record<string, unknown>;
  const protectedHeader = JSON.parse(JSON.stringify({ alg: 'HS256', kid: 'hs', ...header })) as {
    alg: string;
  };
  const token = await new SignJWT(payload)
    .setProtectedHeader(protectedHeader)
    .sign(key ?? Buffer.from(secret));
  return text ? text(token) : token;
}

/** Every finding of the verifier, by a token that brings it about. `details` are those a person is told. */
const CASES: [SsoFindingName, Sent, SsoDetails?][] = [
  ['EMPTY', { text: '  \n' }],
  ['TOO_LONG', { text: 'a'.repeat(8_193) }, { characters: 8_193 }],
  ['HAS_BEARER_PREFIX', { text: (token) => `Bearer ${token}` }],
  ['HAS_SPACES', { text: (token) => `"${token}"\n` }],
  ['ENCRYPTED', { text: 'a.b.c.d.e' }],
  ['NOT_THREE_PARTS', { text: 'a.b' }, { parts: 2 }],
  ['NOT_BASE64URL', { text: 'eyJ9.e+30=.c' }, { part: 2 }],
  ['HEADER_NOT_JSON', { text: 'bnVsbA.e30.e30' }],
  ['PAYLOAD_NOT_JSON', { text: `${part({ alg: 'HS256' })}.${part([1])}.e30` }],
  ['ALG_NONE', { text: forged({ alg: 'nOne' }) }, { alg: 'nOne' }],
  ['ALG_UNKNOWN', { text: forged({ alg: 'HS512', kid: 'hs' }) }, { alg: 'HS512' }],
  ['CRITICAL_EXTENSION', { text: forged({ alg: 'HS256', kid: 'hs', crit: ['x'], x: 1 }) }],
  ['KID_NOT_TEXT', { text: forged({ alg: 'HS256', kid: 7 }) }],
  ['HEADER_KEY_IGNORED', { header: { jku: 'https://evil.example/jwks' } }, { names: 'jku' }],
  ['NO_LIVE_KEY', { trust: { keys: [] } }],
  ['KID_UNKNOWN', { header: { kid: 'nobody' } }, { kid: 'nobody', live: 'hs, ed' }],
  ['KEY_REVOKED', { header: { kid: 'gone' } }, { kid: 'gone', at: now.toISOString() }],
  ['KEY_RETIRED', { header: { kid: 'old' } }, { kid: 'old', at: now.toISOString() }],
  ['KID_MISSING', { header: { kid: undefined } }, { live: 'hs, ed' }],
  [
    'KID_AMBIGUOUS',
    { header: { kid: 'twice', alg: 'EdDSA' }, with: ed.privateKey, trust: { keys: [published] } },
    { kid: 'twice' },
  ],
  [
    'KEY_SET_SILENT',
    { header: { kid: undefined }, trust: { keys: [{ ...published, algorithm: 'RS256' }] } },
    { live: 'Jeu' },
  ],
  ['KEY_ONLY_ONE', { header: { kid: undefined }, trust: { keys: [hs] } }, { kid: 'hs', label: 'Boutique' }],
  [
    'KEY_RETIRING',
    { trust: { keys: [{ ...hs, retiresAt: now }] } },
    { label: 'Boutique', at: now.toISOString() },
  ],
  ['ALG_NOT_OF_KEY', { header: { kid: 'ed' } }, { alg: 'HS256', expected: 'EdDSA' }],
  ['SIGNATURE_WRONG', { with: randomBytes(32) }],
  ['SECRET_WAS_DECODED', { with: createSecretKey(Buffer.from(secret, 'base64url')) }],
  ['SIGNED_BY_OTHER_KEY', { header: { kid: 'nobody' } }, { kid: 'hs', label: 'Boutique' }],
  ['NOT_CHECKED', { header: { kid: 'nobody' }, with: randomBytes(32) }],
  ['EXP_MISSING', { claims: { exp: undefined } }],
  ['IAT_MISSING', { claims: { iat: undefined } }],
  ['TIME_NOT_NUMBER', { claims: { exp: '2027-01-15' } }, { claim: 'exp', value: '2027-01-15' }],
  ['TIME_IN_MILLISECONDS', { claims: { iat: NOW * 1_000, exp: NOW * 1_000 + 60 } }, { claim: 'iat' }],
  ['EXPIRED', { claims: { iat: NOW - 240, exp: NOW - 180 } }, { seconds: 180, age: 240 }],
  ['NOT_YET_VALID', { claims: { nbf: NOW + 100 } }, { seconds: 100 }],
  ['IAT_IN_FUTURE', { claims: { iat: NOW + 90, exp: NOW + 120 } }, { seconds: 90 }],
  ['EXP_BEFORE_IAT', { claims: { exp: NOW - 1 } }],
  ['LIVES_TOO_LONG', { claims: { exp: NOW + 301 } }, { seconds: 301 }],
  ['CLOCK_AHEAD', { claims: { iat: NOW + 40 } }, { seconds: 40 }],
  ['AUD_MISSING', { claims: { aud: undefined } }, { expected: 'maison-lumen' }],
  ['AUD_SEVERAL', { claims: { aud: ['maison-lumen'] } }, { expected: 'maison-lumen' }],
  ['AUD_OTHER', { claims: { aud: 'atelier-nord' } }, { expected: 'maison-lumen', found: 'atelier-nord' }],
  ['SUB_MISSING', { claims: { sub: undefined } }],
  ['JTI_MISSING', { claims: { jti: undefined } }],
  ['IDENTIFIER_NOT_TEXT', { claims: { sub: 42 } }, { claim: 'sub', value: '42' }],
  ['IDENTIFIER_EMPTY', { claims: { jti: ' ' } }, { claim: 'jti' }],
  ['IDENTIFIER_TOO_LONG', { claims: { sub: 'x'.repeat(256) } }, { claim: 'sub', characters: 256 }],
  ['TEXT_UNSTORABLE', { claims: { name: 'a\0b' } }, { claim: 'name' }],
  ['SUB_IS_EMAIL', { claims: { sub: 'camille@brand.example' } }],
  ['NAME_MISSING', { claims: { name: undefined } }],
  ['NAME_CHANGED', { claims: { name: ' Camille ' } }, { shown: 'Camille' }],
  ['PRODUCTS_LEFT_OUT', { claims: { verified_products: ['SKU-1', 7, ''] } }, { count: 2 }],
  ['PRODUCTS_VERIFIED', { claims: { verified_products: true } }],
];

/** Found by what knows the members, after the verifier: see the integration test. */
const AFTERWARDS = ['replay', 'role', 'member'];

describe('a thorough look at a token', () => {
  const asked: string[] = [];
  const jwks = {
    keysAt: async (url: string, kid?: string) => {
      asked.push(url);
      const jwk = { ...ed.publicKey.export({ format: 'jwk' }), kid: 'twice' };
      return kid === 'twice' ? [jwk, jwk] : [];
    },
  } as unknown as JwksClient;
  const verifier = new SsoVerifier(new SsoKeyring(jwks));
  const look = async (sent: Sent) => verifier.examine(await tokenOf(sent), { ...TRUST, ...sent.trust }, now);

  it.each(CASES)('says %s', async (finding, sent, details = {}) => {
    const { report, verified } = await look(sent);
    const step = report.steps.find((each) => each.finding === finding);
    expect(step).toEqual({
      step: SSO_FINDINGS[finding][0],
      state: SSO_FINDINGS[finding][1],
      finding,
      details,
    });
    const isRefused = report.steps.some(({ state }) => state === 'failed');
    expect(verified === null).toBe(isRefused);
    if (SSO_FINDINGS[finding][1] === 'failed') expect(isRefused).toBe(true);
  });

  it.each(CASES)('and a sign-in decide alike on %s', async (_, sent) => {
    const trust = { ...TRUST, ...sent.trust };
    const token = await tokenOf(sent);
    const { verified } = await verifier.examine(token, trust, now);
    const outcome = await verifier.verify(token, trust, now).catch((error: unknown) => error);
    if (verified) expect(outcome).toEqual(verified);
    else expect(outcome).toBeInstanceOf(SsoTokenInvalid);
  });

  it('passes every step of a good token, and says who comes', async () => {
    const { report, verified } = await look({});
    expect(report.steps.map(({ finding }) => finding)).toEqual([
      'WELL_FORMED',
      'ALG_ALLOWED',
      'KEY_BY_KID',
      'SIGNATURE_FITS',
      'TIMES_FIT',
      'AUD_FITS',
      'CLAIMS_FIT',
    ]);
    expect(verified).toMatchObject({ keyId: '1', kid: 'hs', claims: { subject: 'c-42', tokenId: 'one' } });
  });

  it('has a case for everything that can be found', () => {
    const tried = new Set<string>([...CASES.map(([finding]) => finding)]);
    const untried = Object.entries(SSO_FINDINGS).filter(
      ([name, [step, state]]) => state !== 'passed' && !AFTERWARDS.includes(step) && !tried.has(name),
    );
    expect(untried).toEqual([]);
  });

  it('tells all that is wrong at once', async () => {
    const { report } = await look({
      claims: { aud: 'x', exp: NOW + 900, jti: undefined },
      with: randomBytes(32),
    });
    const failed = report.steps.filter(({ state }) => state === 'failed').map(({ finding }) => finding);
    expect(failed).toEqual(['SIGNATURE_WRONG', 'LIVES_TOO_LONG', 'AUD_OTHER', 'JTI_MISSING']);
  });

  it('reads no address but the configured one, and reveals no secret', async () => {
    asked.length = 0;
    const texts = await Promise.all(
      CASES.map(async ([, sent]) =>
        JSON.stringify(
          (
            await look({
              ...sent,
              header: { ...sent.header, jku: 'https://evil.example/', x5u: 'https://evil.example/' },
            })
          ).report,
        ),
      ),
    );
    expect(asked.filter((url) => url !== 'https://brand.example/jwks')).toEqual([]);
    expect(texts.join()).not.toContain(secret);
  });
});
