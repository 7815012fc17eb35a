import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the data folder, and a backup, has the key. */
export const KEY_FILE = 'secret.key';

/** Keys derived from the install's one secret, so that no two uses share bytes. */
export class Secrets {
  constructor(private readonly root: Buffer) {}

  /** 32 bytes for one named use (HKDF-SHA256, RFC 5869). */
  key(use: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.root, Buffer.alloc(0), `parvis/${use}`, 32));
  }

  /** The same for the same key; tells nothing of it. */
  get fingerprint(): string {
    return this.key('fingerprint').toString('hex').slice(0, 32);
  }

  /** The key itself, for a backup that is to hold it. */
  exportKey(): Buffer {
    return Buffer.from(this.root);
  }

  /** HMAC-SHA256 under the key of that use. */
  sign(use: string, data: string | Buffer): Buffer {
    return createHmac('sha256', this.key(use)).update(data).digest();
  }
}

/** The install's key where it has one already; null before its first start. */
export async function findSecrets(dataDir: string, secretKey?: string): Promise<Secrets | null> {
  if (secretKey) return new Secrets(Buffer.from(secretKey, 'utf8'));
  const existing = await readFile(join(dataDir, KEY_FILE)).catch(() => null);
  return existing && new Secrets(existing);
}

/** Takes SECRET_KEY where given, else a random key kept in `<dataDir>/secret.key`, readable by its owner only. */
export async function loadSecrets(dataDir: string, secretKey?: string): Promise<Secrets> {
  const existing = await findSecrets(dataDir, secretKey);
  if (existing) return existing;
  await mkdir(dataDir, { recursive: true });
  const fresh = randomBytes(32);
  await writeFile(join(dataDir, KEY_FILE), fresh, { mode: 0o600, flag: 'wx' });
  return new Secrets(fresh);
}
