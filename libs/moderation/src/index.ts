export { CaseDecided, type CaseFactPayload, CaseOpened } from './cases/case.facts.js';
export { type CaseJudgement, CaseService, type PostRemoval } from './cases/case.service.js';
export { ReasonCode, Verdict } from './cases/reasons.js';
export { moderationConsumers, moderationEntities, ModerationModule } from './moderation.module.js';
export { ScreeningModule } from './screening/screening.module.js';
