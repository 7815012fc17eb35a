import { seedMillion } from '../corpus/million.js';
import { Operations } from '../corpus/operations.js';
import type { WireRequest } from '../load/load-job.js';
import { figureOf, type Wish } from '../report/figure.js';
import type { Bench, CostedLoad } from '../rig/bench.js';
import { KEEPS_NOTHING, Product } from '../rig/product.js';
import { mustAnswer, PageRequests } from './page-requests.js';

const CONNECTIONS = 32;
const SECONDS = 2;
const DEEP_PAGES = 40;
const STEP = 100;
const AS_GOOD: Wish = { of: 'ratio', is: 'at least', limit: 0.95 };

interface PageAnswer {
  thread: { posts: { pageInfo: { endCursor: string } } };
}

/** Target 3: neither a page's depth nor the number of posts costs anything. */
export async function measureDepth(bench: Bench): Promise<void> {
  const pages = new PageRequests(bench.corpus, bench.widget);
  const long = bench.corpus.longThreadId;
  const deep = await deepPages(bench, pages, long);
  const load = loadOf(bench);
  const product = await Product.start({ databaseUrl: bench.databaseUrl, env: KEEPS_NOTHING });
  try {
    await load(product, deep);
    const { values, baselines } = await bench.inTurns(
      () => load(product, [pages.page(long, null)]),
      () => load(product, deep),
    );
    const name = 'deep page of the 5,000-reply thread against its first, uncached, c32';
    bench.add(figureOf({ target: 3, name, unit: 'requests/s' }, ratesOf(values, baselines), AS_GOOD));
  } finally {
    await product.stop();
  }
}

/** Target 3: pages of a million posts against pages of fifty thousand. */
export async function measureMillion(bench: Bench): Promise<void> {
  const url = await bench.database.make('million');
  const corpus = await seedMillion(url);
  const few = await Product.start({ databaseUrl: bench.databaseUrl, env: KEEPS_NOTHING });
  const product = await Product.start({ databaseUrl: url, env: KEEPS_NOTHING });
  try {
    const small = new PageRequests(bench.corpus, bench.widget);
    const large = new PageRequests(corpus, new Operations('apps/widget', corpus.slug));
    const load = loadOf(bench);
    const largePages = corpus.threadIds.map((id) => large.page(id, null));
    await load(
      few,
      bench.corpus.threadIds.map((id) => small.page(id, null)),
    );
    await load(product, largePages);
    const { values, baselines } = await bench.inTurns(
      () =>
        load(
          few,
          bench.corpus.threadIds.map((id) => small.page(id, null)),
        ),
      () => load(product, largePages),
    );
    const name = 'thread page, uncached, 1 M posts against 50 k, c32';
    bench.add(figureOf({ target: 3, name, unit: 'requests/s' }, ratesOf(values, baselines), AS_GOOD));
  } finally {
    await few.stop();
    await product.stop();
  }
}

function loadOf(bench: Bench) {
  return (server: Product, requests: readonly WireRequest[]) =>
    bench.put(server, { requests, connections: CONNECTIONS, seconds: SECONDS });
}

function ratesOf(values: readonly CostedLoad[], baselines: readonly CostedLoad[]) {
  const rate = ({ perSecond }: CostedLoad) => perSecond;
  return { values: values.map(rate), baselines: baselines.map(rate) };
}

/** Pages of the second half of the thread's first four thousand replies. */
async function deepPages(bench: Bench, pages: PageRequests, id: string): Promise<WireRequest[]> {
  const found: WireRequest[] = [];
  let after: string | null = null;
  for (let page = 0; page < DEEP_PAGES; page += 1) {
    const request = pages.operation('ThreadPosts', { id, first: STEP, ...(after ? { after } : {}) });
    const answer: PageAnswer = await mustAnswer<PageAnswer>(bench.product.port, request);
    after = answer.thread.posts.pageInfo.endCursor;
    if (page >= DEEP_PAGES / 2) found.push(pages.page(id, after));
  }
  return found;
}
