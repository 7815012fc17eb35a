import { createLogger, OutboundFetch } from '#platform';
import { JwksClient } from './jwks-client.js';

/** A brand's server whose answers a test chooses. */
class Brand extends OutboundFetch {
  reads = 0;
  answer: () => string = () => JSON.stringify({ keys: [{ kid: 'a' }] });

  constructor() {
    super(false);
  }

  override async text(): Promise<string> {
    this.reads += 1;
    return this.answer();
  }
}

const URL = 'https://brand.example/jwks';

describe('a brand’s published keys', () => {
  let brand: Brand;
  let client: JwksClient;
  let now: number;
  const realNow = Date.now;

  beforeEach(() => {
    now = realNow();
    Date.now = () => now;
    brand = new Brand();
    client = new JwksClient(brand, createLogger('silent'));
  });
  afterEach(() => {
    Date.now = realNow;
  });
  const kidsFor = async (kid?: string) => (await client.keysAt(URL, kid)).map((key) => key.kid);

  it('are read once by many who ask at the same time, and kept for ten minutes', async () => {
    expect(await Promise.all([kidsFor('a'), kidsFor('a'), kidsFor()])).toEqual([['a'], ['a'], ['a']]);
    now += 599_000;
    await kidsFor('a');
    expect(brand.reads).toBe(1);
    now += 2_000;
    await kidsFor('a');
    expect(brand.reads).toBe(2);
  });

  it('are read again for a new kid, but not more often than every 30 seconds', async () => {
    await kidsFor('a');
    brand.answer = () => JSON.stringify({ keys: [{ kid: 'a' }, { kid: 'b' }] });
    expect(await kidsFor('b')).toEqual(['a']);
    expect(brand.reads).toBe(1);
    now += 31_000;
    expect(await kidsFor('b')).toEqual(['a', 'b']);
    for (let index = 0; index < 10; index += 1) await kidsFor(`unknown-${index}`);
    expect(brand.reads).toBe(2);
  });

  it('outlive an outage of the brand’s server for a day', async () => {
    await kidsFor('a');
    brand.answer = () => {
      throw new Error('down');
    };
    now += 3_600_000;
    expect(await kidsFor('a')).toEqual(['a']);
    await kidsFor('a');
    expect(brand.reads).toBe(2);
    now += 24 * 3_600_000;
    expect(await kidsFor('a')).toEqual([]);
  });

  it.each(['', 'null', '[]', '{"keys":1}', '<html>'])(
    'are none where the answer is no key set: %p',
    async (text) => {
      brand.answer = () => text;
      expect(await kidsFor('a')).toEqual([]);
    },
  );
});
