export { RealtimeModule, realtimeTails } from './realtime.module.js';
export { RealtimeServer } from './realtime-server.js';
