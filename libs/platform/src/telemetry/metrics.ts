import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Every measure's name begins with it. */
const PREFIX = 'parvis_';

/**
 * What this process counts, in Prometheus' words. One registry per application: several may live in one process. Counting
 * touches memory only; what costs a statement is taken at the scrape, by what is handed to `onScrape`.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly collectors: (() => void | Promise<void>)[] = [];

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

  /** Rises and falls. `name` without the prefix, ending in its unit. Throws when the name is taken. */
  gauge<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Gauge<Label> {
    return new Gauge({ name: PREFIX + name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  /** Seconds or bytes in buckets. `name` without the prefix, ending in its unit. Throws when the name is taken. */
  histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly Label[] = [],
  ): Histogram<Label> {
    return new Histogram({
      name: PREFIX + name,
      help,
      buckets: [...buckets],
      labelNames: [...labelNames],
      registers: [this.registry],
    });
  }

  /** Runs before each scrape is answered; one that throws leaves its gauges as they were and stops no other. */
  onScrape(collect: () => void | Promise<void>): void {
    this.collectors.push(collect);
  }

  /** Prometheus' text format (version 0.0.4). */
  async text(): Promise<string> {
    await Promise.allSettled(this.collectors.map(async (collect) => collect()));
    return this.registry.metrics();
  }
}
