import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('keeps the measures of two applications in one process apart', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.counter('posts_total', 'Posts.', ['kind']).inc({ kind: 'reply' }, 2);
    other.counter('posts_total', 'Posts.', ['kind']);
    expect(await one.text()).toContain('parvis_posts_total{kind="reply"} 2');
    expect(await other.text()).not.toContain('parvis_posts_total{');
  });

  it('refuses a name that is taken', () => {
    const metrics = new Metrics();
    metrics.gauge('queue_jobs', 'Jobs.');
    expect(() => metrics.gauge('queue_jobs', 'Jobs.')).toThrow();
  });

  it('says nothing rather than something old where a source fails, and fills the others', async () => {
    const metrics = new Metrics();
    const [waiting, lag] = [metrics.gauge('queue_jobs', 'Jobs.'), metrics.gauge('lag', 'Lag.', ['consumer'])];
    lag.set({ consumer: 'search' }, 4);
    const collect = async (): Promise<void> => {
      throw new Error('no database');
    };
    metrics.addSource({ name: 'facts', gauges: [lag], collect });
    metrics.addSource({ name: 'jobs', gauges: [waiting], collect: async () => waiting.set(7) });
    const text = await metrics.text();
    expect(text).toContain('parvis_queue_jobs 7');
    expect(text).not.toContain('parvis_lag{');
    expect(text).toContain('parvis_scrape_source_up{source="facts"} 0');
    expect(text).toContain('parvis_scrape_source_up{source="jobs"} 1');
  });

  it('asks a source once for many scrapes', async () => {
    const metrics = new Metrics();
    let asked = 0;
    const collect = async (): Promise<void> => {
      asked += 1;
    };
    metrics.addSource({ name: 'jobs', gauges: [], collect });
    await Promise.all(Array.from({ length: 20 }, () => metrics.text()));
    await metrics.text();
    expect(asked).toBe(1);
  });
});
