import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { QueueRepository } from './queue.repository.js';

/** Measures what waits for moderators. */
@Injectable()
export class CaseMetrics {
  constructor(metrics: Metrics, queue: QueueRepository) {
    const open = metrics.gauge('moderation_cases_open', 'Cases that wait for a moderator, all communities.');
    const collect = async (): Promise<void> => open.set(await queue.totalOpen());
    metrics.addSource({ name: 'moderation', gauges: [open], collect });
  }
}
