export { BellCounter } from './rooms/bell-counter.js';
export { RealtimeModule, realtimeTails } from './realtime.module.js';
export { type RealtimeOptions, RealtimeServer } from './realtime-server.js';
