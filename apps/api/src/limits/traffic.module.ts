import { Module } from '@nestjs/common';
import { Traffic } from './traffic.js';

/** Counts what people ask. */
@Module({ providers: [Traffic], exports: [Traffic] })
export class TrafficModule {}
