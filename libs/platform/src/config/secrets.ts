import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keys derived from the install's one secret, so that no two uses share bytes. */
export class Secrets {
  constructor(private readonly root: Buffer) {}

  /** 32 bytes for one named use (HKDF-SHA256, RFC 5869). */
  key(use: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.root, Buffer.alloc(0), `parvis/${use}`, 32));
  }

  /** HMAC-SHA256 under the key of that use. */
  sign(use: string, data: string | Buffer): Buffer {
    return createHmac('sha256', this.key(use)).update(data).digest();
  }
}

/** Takes SECRET_KEY where given, else a random key kept in `<dataDir>/secret.key`, readable by its owner only. */
export async function loadSecrets(dataDir: string, secretKey?: string): Promise<Secrets> {
  if (secretKey) return new Secrets(Buffer.from(secretKey, 'utf8'));
  const path = join(dataDir, 'secret.key');
  const existing = await readFile(path).catch(() => null);
  if (existing) return new Secrets(existing);
  await mkdir(dataDir, { recursive: true });
  const fresh = randomBytes(32);
  await writeFile(path, fresh, { mode: 0o600, flag: 'wx' });
  return new Secrets(fresh);
}
