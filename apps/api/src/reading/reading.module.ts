import { Module } from '@nestjs/common';
import { AnswerStore } from './answer-store.js';
import { VersionRules } from './version-rules.js';

/** What guests read, kept as bytes. Wiring only. */
@Module({ providers: [AnswerStore, VersionRules], exports: [AnswerStore] })
export class ReadingModule {}
