import type { SystemHealthQuery } from '../generated/operations.js';
import type { MessageKey } from '../i18n/catalogue.js';
import type { Translator } from '../i18n/translator.js';

/** One part of the install as the server reports it. */
export type Part = SystemHealthQuery['systemHealth']['parts'][number];

/** What is said of a part: its name, how it stands, and what somebody can do about it. */
export interface PartWords {
  readonly name: string;
  readonly meaning: string;
  readonly remedy: string | null;
}

const NAMES = {
  database: 'health.part.database',
  disk: 'health.part.disk',
  storage: 'health.part.storage',
  jobs: 'health.part.jobs',
  mail: 'health.part.mail',
  sockets: 'health.part.sockets',
  redis: 'health.part.redis',
  search: 'health.part.search',
  worker: 'health.part.worker',
  'consumer.search.index': 'health.consumer.search',
  'consumer.search.meilisearch': 'health.consumer.meilisearch',
  'consumer.moderation.cases': 'health.consumer.moderation',
  'consumer.notifications.notices': 'health.consumer.notices',
} as const satisfies Record<string, MessageKey>;

/** What each report means; a part that works has its own sentence where there is one. */
const MEANINGS = {
  DATABASE_FULL: 'health.DATABASE_FULL',
  DATABASE_SILENT: 'health.DATABASE_SILENT',
  DATABASE_CROWDED: 'health.DATABASE_CROWDED',
  DATABASE_SLOW: 'health.DATABASE_SLOW',
  DISK_FULL: 'health.DISK_FULL',
  DISK_LOW: 'health.DISK_LOW',
  STORAGE_FULL: 'health.STORAGE_FULL',
  STORAGE_REFUSED: 'health.STORAGE_REFUSED',
  JOBS_FAILED: 'health.JOBS_FAILED',
  JOBS_RETRYING: 'health.JOBS_RETRYING',
  MAIL_KEPT: 'health.MAIL_KEPT',
  MAIL_FAILED: 'health.MAIL_FAILED',
  MAIL_RETRYING: 'health.MAIL_RETRYING',
  SOCKETS_CLOSED: 'health.SOCKETS_CLOSED',
  REDIS_OUT_OF_REACH: 'health.REDIS_OUT_OF_REACH',
  SEARCH_POSTGRES: 'health.SEARCH_POSTGRES',
  SEARCH_WORKING: 'health.SEARCH_WORKING',
  SEARCH_FALLBACK: 'health.SEARCH_FALLBACK',
  SEARCH_BEHIND: 'health.SEARCH_BEHIND',
  SEARCH_KEY_REFUSED: 'health.SEARCH_KEY_REFUSED',
  SEARCH_REBUILDING: 'health.SEARCH_REBUILDING',
  CONSUMER_ABANDONED: 'health.CONSUMER_ABANDONED',
  CONSUMER_PARKED: 'health.CONSUMER_PARKED',
  CONSUMER_FAILING: 'health.CONSUMER_FAILING',
  CONSUMER_LATE: 'health.CONSUMER_LATE',
  WORKER_MISSING: 'health.WORKER_MISSING',
  PROBE_TIMEOUT: 'health.PROBE_SILENT',
  PROBE_FAILED: 'health.PROBE_SILENT',
  'database WORKING': 'health.working.database',
  'disk WORKING': 'health.working.disk',
  'storage WORKING': 'health.working.storage',
  'jobs WORKING': 'health.working.jobs',
  'mail WORKING': 'health.working.mail',
  'sockets WORKING': 'health.working.sockets',
  'redis WORKING': 'health.working.redis',
  'consumer WORKING': 'health.working.consumer',
} as const satisfies Record<string, MessageKey>;

const REMEDIES = {
  DATABASE_FULL: 'health.do.DATABASE_FULL',
  DATABASE_SILENT: 'health.do.DATABASE_SILENT',
  DATABASE_CROWDED: 'health.do.DATABASE_CROWDED',
  DATABASE_SLOW: 'health.do.DATABASE_SLOW',
  DISK_FULL: 'health.do.DISK_FULL',
  DISK_LOW: 'health.do.DISK_LOW',
  STORAGE_FULL: 'health.do.DISK_FULL',
  STORAGE_REFUSED: 'health.do.STORAGE_REFUSED',
  JOBS_FAILED: 'health.do.JOBS_FAILED',
  JOBS_RETRYING: 'health.do.nothing',
  MAIL_FAILED: 'health.do.MAIL_FAILED',
  MAIL_RETRYING: 'health.do.MAIL_RETRYING',
  SOCKETS_CLOSED: 'health.do.SOCKETS_CLOSED',
  REDIS_OUT_OF_REACH: 'health.do.REDIS_OUT_OF_REACH',
  SEARCH_FALLBACK: 'health.do.SEARCH_FALLBACK',
  SEARCH_BEHIND: 'health.do.nothing',
  SEARCH_KEY_REFUSED: 'health.do.SEARCH_KEY_REFUSED',
  SEARCH_REBUILDING: 'health.do.nothing',
  CONSUMER_ABANDONED: 'health.do.WORKER_MISSING',
  CONSUMER_PARKED: 'health.do.CONSUMER_PARKED',
  CONSUMER_FAILING: 'health.do.CONSUMER_FAILING',
  CONSUMER_LATE: 'health.do.CONSUMER_LATE',
  WORKER_MISSING: 'health.do.WORKER_MISSING',
  PROBE_TIMEOUT: 'health.do.PROBE_SILENT',
  PROBE_FAILED: 'health.do.PROBE_SILENT',
} as const satisfies Record<string, MessageKey>;

/** Words for a part; one that this version does not know keeps the server's own name and code. */
export function wordsOf({ part, code, state, details }: Part, { t, number, bytes }: Translator): PartWords {
  const kind = part.startsWith('consumer.') ? 'consumer' : part;
  const figures = Object.fromEntries(
    details.map(({ name, value }) => {
      if (name.endsWith('Bytes')) return [name, bytes(Number(value))];
      return [name, /^\d+$/.test(value) && name !== 'count' ? number(Number(value)) : value];
    }),
  );
  const say = (key: MessageKey | undefined): string | null =>
    key === undefined ? null : (t as (key: MessageKey, values: object) => string)(key, figures);
  const meanings: Partial<Record<string, MessageKey>> = MEANINGS;
  const known = code === 'WORKING' ? meanings[`${kind} WORKING`] : meanings[code];
  const fallback = state === 'WORKING' ? t('health.state.WORKING') : code;
  const names: Partial<Record<string, MessageKey>> = NAMES;
  return {
    name: say(names[part]) ?? part.replace(/^consumer\./, ''),
    meaning: say(known) ?? fallback,
    remedy: say((REMEDIES as Partial<Record<string, MessageKey>>)[code]),
  };
}
