import type { JsonWebKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger, OutboundFetch } from '#platform';

const FRESH_MS = 10 * 60_000;
const SHORTEST_REFRESH_MS = 30_000;
/** A brand's server may be down this long before its customers are. */
const STALE_MS = 24 * 3_600_000;
const MOST_SETS = 1_000;

interface KeySet {
  keys: JsonWebKey[];
  readAt: number;
  triedAt: number;
}

/** Reads brands' public keys (RFC 7517 §5), seldom. */
@Injectable()
export class JwksClient {
  private readonly sets = new Map<string, KeySet>();
  private readonly reading = new Map<string, Promise<KeySet>>();

  constructor(
    private readonly outbound: OutboundFetch,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The keys published at an address; a `kid` that is not among them is looked for again at most every 30 seconds.
   * None where the address cannot be read.
   */
  async keysAt(url: string, kid: string | undefined): Promise<readonly JsonWebKey[]> {
    const known = this.sets.get(url);
    const now = Date.now();
    const isFresh = known !== undefined && now - known.readAt < FRESH_MS;
    const hasIt = kid === undefined || known?.keys.some((key) => key.kid === kid);
    const wasJustTried = known !== undefined && now - known.triedAt < SHORTEST_REFRESH_MS;
    if (known && ((isFresh && hasIt) || wasJustTried)) return known.keys;
    return (await this.readOnce(url)).keys;
  }

  private readOnce(url: string): Promise<KeySet> {
    const running = this.reading.get(url);
    if (running) return running;
    const started = this.read(url).finally(() => this.reading.delete(url));
    this.reading.set(url, started);
    return started;
  }

  private async read(url: string): Promise<KeySet> {
    const now = Date.now();
    const set: KeySet = { keys: [], readAt: now, triedAt: now };
    try {
      set.keys = keysOf(JSON.parse(await this.outbound.text(url, 'application/json')));
    } catch (error) {
      this.logger.warn({ err: error, url }, 'could not read a key set');
      const known = this.sets.get(url);
      const isUsable = known !== undefined && now - known.readAt < STALE_MS;
      Object.assign(set, { keys: isUsable ? known.keys : [], readAt: isUsable ? known.readAt : 0 });
    }
    if (this.sets.size >= MOST_SETS) this.sets.clear();
    this.sets.set(url, set);
    return set;
  }
}

function keysOf(body: unknown): JsonWebKey[] {
  const { keys } = body as { keys?: unknown };
  if (!Array.isArray(keys)) throw new Error('A key set has `keys`.');
  return keys.filter((key): key is JsonWebKey => typeof key === 'object' && key !== null).slice(0, 50);
}
