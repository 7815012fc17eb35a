export type { NoticeKindName } from './notices/notice-kind.js';
export { type NoticeCounts, NoticeService } from './notices/notice.service.js';
export {
  notificationsConsumers,
  notificationsEntities,
  notificationsJobs,
  NotificationsModule,
} from './notifications.module.js';
export { NoticesRead, NoticesWritten } from './notifications.facts.js';
