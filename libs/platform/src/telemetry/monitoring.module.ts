import { Module } from '@nestjs/common';
import { HealthController } from '../health/health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsDoor } from './metrics-door.js';

/** Health and measures over HTTP, on the platform of its process. Wiring only. */
@Module({ controllers: [HealthController, MetricsController], providers: [MetricsDoor] })
export class MonitoringModule {}
