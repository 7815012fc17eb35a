import { Module } from '@nestjs/common';
import { OperationMetrics } from './operation-metrics.js';

/** What the api measures of itself. Wiring only. */
@Module({ providers: [OperationMetrics], exports: [OperationMetrics] })
export class TelemetryModule {}
