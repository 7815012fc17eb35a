import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Every measure of our own begins with it; those of Node and the process have their usual names. */
const PREFIX = 'parvis_';

/** What is asked of the database is asked at most so often, however many scrape. */
const FRESH_MS = 5_000;
/** A source that takes longer must not cost the scrape. */
const SOURCE_TIMEOUT_MS = 2_000;

/** Gauges that are filled when somebody scrapes. */
export interface MetricSource {
  /** Lower case and underscores. */
  readonly name: string;
  /** Emptied when the collection fails: no figure is better than an old one. */
  readonly gauges: readonly Pick<Gauge, 'reset'>[];
  collect(): Promise<void>;
}

/**
 * What this process counts, in Prometheus' words. One registry per application: several may live in one process. Counting
 * touches memory only; what costs a statement is collected at the scrape. Labels are few and bounded: never an id, a name
 * that people chose, or text.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly instant: (() => void)[] = [];
  private readonly sources: MetricSource[] = [];
  private readonly sourceIsUp = this.gauge('scrape_source_up', 'Whether figures of a source could be had.', [
    'source',
  ]);
  private collected: { at: number; done: Promise<unknown> } | null = null;
  private isWatchingProcess = false;

  /** Only rises. `name` without the prefix, ending in `_total`. Throws when the name is taken. */
  counter<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Counter<Label> {
    return new Counter({
      name: PREFIX + name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
    });
  }

  /** Rises and falls. `name` without the prefix, with its unit. Throws when the name is taken. */
  gauge<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Gauge<Label> {
    return new Gauge({ name: PREFIX + name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  /** `buckets`: upper bounds, rising. `name` without the prefix, ending in its unit. Throws when the name is taken. */
  histogram<Label extends string = never>(
    name: string,
    help: string,
    { buckets, labelNames = [] }: { buckets: readonly number[]; labelNames?: readonly Label[] },
  ): Histogram<Label> {
    return new Histogram({
      name: PREFIX + name,
      help,
      buckets: [...buckets],
      labelNames: [...labelNames],
      registers: [this.registry],
    });
  }

  /** Runs before each scrape is answered: for what stands in memory. */
  onScrape(read: () => void): void {
    this.instant.push(read);
  }

  /** Is asked before a scrape is answered, at most every five seconds, and given two seconds. */
  addSource(source: MetricSource): void {
    this.sources.push(source);
  }

  /** Prometheus' text format 0.0.4. The first call begins to watch the event loop and the process. */
  async text(): Promise<string> {
    if (!this.isWatchingProcess) {
      this.isWatchingProcess = true;
      collectDefaultMetrics({ register: this.registry });
    }
    for (const read of this.instant) read();
    if (!this.collected || Date.now() - this.collected.at > FRESH_MS) {
      this.collected = { at: Date.now(), done: Promise.all(this.sources.map((source) => this.ask(source))) };
    }
    await this.collected.done;
    return this.registry.metrics();
  }

  private async ask(source: MetricSource): Promise<void> {
    const late = new AbortController();
    try {
      await Promise.race([
        source.collect(),
        sleep(SOURCE_TIMEOUT_MS, undefined, { signal: late.signal }).then(() => {
          throw new Error('late');
        }),
      ]);
      this.sourceIsUp.set({ source: source.name }, 1);
    } catch {
      for (const gauge of source.gauges) gauge.reset();
      this.sourceIsUp.set({ source: source.name }, 0);
    } finally {
      late.abort();
    }
  }
}
