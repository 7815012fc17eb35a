export { verbatimsEntities, verbatimsJobs, VerbatimsModule } from './verbatims.module.js';
export { fingerprintOf } from './seal/seal-key.js';
export { type SealFault, type SealReport, verifySeal } from './seal/verify-seal.js';
