export { verbatimsEntities, verbatimsJobs, VerbatimsModule } from './verbatims.module.js';
