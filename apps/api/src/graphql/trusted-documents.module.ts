import { Module } from '@nestjs/common';
import { OperationExecutor } from './operation-executor.js';
import { TrustedDocuments } from './trusted-documents.js';

/** The documents that front ends send, and what runs them. Wiring only. */
@Module({ providers: [TrustedDocuments, OperationExecutor], exports: [TrustedDocuments, OperationExecutor] })
export class TrustedDocumentsModule {}
