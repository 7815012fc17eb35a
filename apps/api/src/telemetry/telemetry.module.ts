import { Module } from '@nestjs/common';
import { MetricsDoor } from './metrics-door.js';
import { OperationMetrics } from './operation-metrics.js';

/** What the api measures of itself, and who may read it. Wiring only. */
@Module({
  providers: [OperationMetrics, MetricsDoor],
  exports: [OperationMetrics, MetricsDoor],
})
export class TelemetryModule {}
