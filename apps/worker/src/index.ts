export { WorkerModule } from './worker.module.js';
export { WorkerService } from './worker.service.js';
