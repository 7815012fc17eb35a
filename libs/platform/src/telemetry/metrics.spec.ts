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

  it('collects what a scrape asks for, whatever fails beside it', async () => {
    const metrics = new Metrics();
    const waiting = metrics.gauge('queue_jobs', 'Jobs.');
    metrics.onScrape(() => {
      throw new Error('no database');
    });
    metrics.onScrape(async () => waiting.set(7));
    expect(await metrics.text()).toContain('parvis_queue_jobs 7');
  });
});
