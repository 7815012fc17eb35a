import { Module } from '@nestjs/common';
import { OperationToll } from './operation-toll.js';
import { Traffic } from './traffic.js';

/** Counts what people ask. */
@Module({ providers: [Traffic, OperationToll], exports: [Traffic, OperationToll] })
export class TrafficModule {}
