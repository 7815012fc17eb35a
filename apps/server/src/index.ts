export { openDemo, type RunningDemo } from './demo/index.js';
export { DEMO_LOGINS, DEMO_PASSWORD, seedDemo } from './demo/index.js';
export { ENTITIES } from './entities.js';
export { printInstallSchema } from './print-schema.js';
export { type RunningServer, startServer, type StartOptions } from './start-server.js';
