import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { REQUEST_BUCKETS } from './request-metrics.js';

/** How an operation ended: `refused` is the caller's doing, `failed` ours. */
export type OperationOutcome = 'ok' | 'refused' | 'failed';

/** What is told of one operation. */
export interface MeasuredOperation {
  /** Name of a trusted document; null for text that a caller wrote, whatever it calls itself. */
  readonly trustedName: string | null;
  readonly kind: 'query' | 'mutation' | 'none';
  readonly outcome: OperationOutcome;
  readonly seconds: number;
}

/** Rate, errors and duration of every trusted operation; all others count together. */
@Injectable()
export class OperationMetrics {
  private readonly seconds;

  constructor(metrics: Metrics) {
    this.seconds = metrics.histogram('graphql_operation_seconds', 'GraphQL operations by name and outcome.', {
      buckets: REQUEST_BUCKETS,
      labelNames: ['operation', 'kind', 'outcome'],
    });
  }

  observe({ trustedName, kind, outcome, seconds }: MeasuredOperation): void {
    this.seconds.observe({ operation: trustedName ?? 'other', kind, outcome }, seconds);
  }
}
