import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a process without privileges may still write. A folder that nothing was written to yet will lie in its parent. */
export async function bytesFree(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    return bytesFree(dirname(folder));
  }
}
