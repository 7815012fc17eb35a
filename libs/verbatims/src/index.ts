export { verbatimsEntities, verbatimsJobs, verbatimsSchedules, VerbatimsModule } from './verbatims.module.js';
