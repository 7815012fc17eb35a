export { atelierNord } from './atelier-nord/index.js';
export type {
  DemoArrival,
  DemoCommunity,
  DemoPerson,
  DemoPost,
  DemoRole,
  DemoSpace,
  DemoThread,
} from './content.types.js';
export { maisonLumen } from './maison-lumen/index.js';
