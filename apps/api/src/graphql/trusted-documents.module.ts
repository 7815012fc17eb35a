import { Module } from '@nestjs/common';
import { TrustedDocuments } from './trusted-documents.js';

/** The documents that front ends send. Wiring only. */
@Module({ providers: [TrustedDocuments], exports: [TrustedDocuments] })
export class TrustedDocumentsModule {}
