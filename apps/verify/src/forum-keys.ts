/** The forum could not be asked. */
export class ForumSilent extends Error {}

const PATIENCE_MS = 10_000;

/** Fingerprints of the keys by which a forum knows a community's exports. Throws ForumSilent. */
export async function keysOfForum(origin: string, slug: string): Promise<string[]> {
  const url = `${origin}/seal-keys?community=${encodeURIComponent(slug)}`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    if (!response.ok) throw new ForumSilent(`${url} answered ${response.status}.`);
    const { keys } = (await response.json()) as { keys: { fingerprint: string }[] };
    return keys.map(({ fingerprint }) => fingerprint);
  } catch (error) {
    if (error instanceof ForumSilent) throw error;
    throw new ForumSilent(`${url} could not be asked: ${(error as Error).message}`);
  }
}
