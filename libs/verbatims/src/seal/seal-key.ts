import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What stands before a seed in PKCS #8, and before a public key in SubjectPublicKeyInfo, for Ed25519 (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const PUBLIC_BYTES = 32;

/** Signs seals (Ed25519, RFC 8032). */
export class SealKey {
  private readonly privateKey: KeyObject;
  /** 32 bytes, in base64url. */
  readonly publicKey: string;
  /** What people compare: the first 32 hexadecimal characters of the public key's SHA-256. */
  readonly fingerprint: string;

  /** From 32 secret bytes: the same bytes are the same key. */
  constructor(seed: Buffer) {
    const der = Buffer.concat([PRIVATE_HEAD, seed]);
    this.privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.privateKey).export({ format: 'der', type: 'spki' });
    this.publicKey = spki.subarray(PUBLIC_HEAD.length).toString('base64url');
    this.fingerprint = fingerprintOf(this.publicKey);
  }

  /** In base64url. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.privateKey).toString('base64url');
  }
}

/** What people compare of a public key in base64url. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 32);
}

/** False for a key or a signature that is none. */
export function isSignedBy(publicKey: string, text: Buffer, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  const bytes = Buffer.from(signature, 'base64url');
  // One way to write each: what a lax reader would let pass is an alteration too.
  if (raw.length !== PUBLIC_BYTES || raw.toString('base64url') !== publicKey) return false;
  if (bytes.toString('base64url') !== signature) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });
    return verify(null, text, key, bytes);
  } catch {
    return false;
  }
}
