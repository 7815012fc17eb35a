import { resolve } from 'node:path';
import { z } from 'zod';
import { type LimitSettings, parseLimitSettings } from '../limits/limit-settings.js';
import { ConfigError } from './config-error.js';

/** An address that the client takes: `redis://[[user]:password@]host[:port][/number]`, or `rediss://`. */
function isRedisUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^rediss?:$/.test(url.protocol) || !url.hostname) return false;
  return /^\/?\d*$/.test(url.pathname) && !/%(?![0-9a-f]{2})/i.test(url.username + url.password);
}

const onOff = z.enum(['on', 'off']);

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_534).default(3000),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  DATA_DIR: z.string().min(1).default('./.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.string().refine(isRedisUrl, 'is not a redis:// or rediss:// address').optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  TRUST_PROXY: z.union([z.coerce.number().int().min(0).max(9), z.stringbool().transform(Number)]).default(0),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ROLES: z
    .string()
    .default('api,worker')
    .transform((value) => value.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['api', 'worker'])).min(1)),
  SECRET_KEY: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Parvis <no-reply@parvis.invalid>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, 'needs 16 to 200 printable ASCII characters without a space')
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  DEMO: onOff.optional(),
  OPEN_GRAPHQL: onOff.optional(),
  STATEMENT_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(5_000),
  RATE_LIMITS: z
    .string()
    .default('1')
    .transform((text, context): LimitSettings => {
      try {
        return parseLimitSettings(text);
      } catch (error) {
        context.issues.push({ code: 'custom', message: (error as Error).message, input: undefined });
        return z.NEVER;
      }
    }),
  SHUTDOWN_DELAY_SECONDS: z.coerce.number().min(0).max(120).default(0),
  SHUTDOWN_DEADLINE_SECONDS: z.coerce.number().min(1).max(600).default(25),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(12),
  ANSWER_STORE_MIB: z.coerce.number().int().min(0).max(4_096).default(64),
  MEILISEARCH_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILISEARCH_KEY: z.string().min(16).optional(),
});

/** Everything a process may be told from outside, parsed once. */
export interface Config {
  readonly port: number;
  /** Where a process without the api role answers health and measures; 0 for any that is free. */
  readonly workerPort: number;
  /** Address to listen on: 127.0.0.1 by default, 0.0.0.0 for every interface. */
  readonly host: string;
  /** How many proxies stand in front, whose X-Forwarded-* say the visitor's address and scheme; 0 for none. */
  readonly trustedProxies: number;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Redis that several processes share. Absent: this process is alone. */
  readonly redisUrl?: string;
  /** Origin under which people reach the install, without a trailing slash. Absent: taken from PORT on localhost. */
  readonly publicUrl?: string;
  readonly roles: readonly ('api' | 'worker')[];
  readonly secretKey?: string;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly logLevel: string;
  /** Where traces go, OTLP over HTTP. Absent: nothing is traced. */
  readonly otlpEndpoint?: string;
  /** Bearer token of whoever reads /metrics. Absent: only this machine may, and not once the install has a public address. */
  readonly metricsToken?: string;
  readonly isDemo: boolean;
  /** Takes GraphQL documents of anybody's own writing, and tells anybody the schema. */
  readonly isGraphqlOpen: boolean;
  /** How much anybody may ask within a time. */
  readonly rateLimits: LimitSettings;
  readonly statementTimeoutMs: number;
  readonly databasePoolSize: number;
  /** Memory for answers that every guest gets alike; 0 keeps none. */
  readonly answerStoreMib: number;
  /** A Meilisearch server, without a trailing slash. Absent: Postgres answers every search. */
  readonly meilisearchUrl?: string;
  /** Its master key, or one that may do everything with indexes named `parvis_*`. */
  readonly meilisearchKey?: string;
  /** How long a closing process still serves after it has said that it is not ready: a proxy's time to notice. */
  readonly shutdownDelaySeconds: number;
  /** After that delay, how long closing may take. */
  readonly shutdownDeadlineSeconds: number;
}

/** Reads the configuration. Throws ConfigError naming the variable at fault, never its value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(String(issue?.path[0] ?? 'environment'), issue?.message ?? 'is not valid');
  }
  const env = parsed.data;
  const isDemo = (env.DEMO ?? (env.DATABASE_URL ? 'off' : 'on')) === 'on';
  return {
    port: env.PORT,
    workerPort: env.WORKER_PORT,
    host: env.HOST,
    trustedProxies: env.TRUST_PROXY,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    roles: env.ROLES,
    secretKey: env.SECRET_KEY,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    isDemo,
    isGraphqlOpen: env.OPEN_GRAPHQL ? env.OPEN_GRAPHQL === 'on' : isDemo,
    rateLimits: env.RATE_LIMITS,
    statementTimeoutMs: env.STATEMENT_TIMEOUT_MS,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    answerStoreMib: env.ANSWER_STORE_MIB,
    meilisearchUrl: env.MEILISEARCH_URL?.replace(/\/+$/, ''),
    meilisearchKey: env.MEILISEARCH_KEY,
    shutdownDelaySeconds: env.SHUTDOWN_DELAY_SECONDS,
    shutdownDeadlineSeconds: env.SHUTDOWN_DEADLINE_SECONDS,
  };
}

/** Names of the variables that a process reads. */
export function environmentVariables(): readonly string[] {
  return Object.keys(environmentSchema.shape);
}

/** Origin that links in letters, feeds and exports begin with, without a trailing slash. */
export function publicOrigin(config: Config): string {
  return config.publicUrl ?? `http://localhost:${config.port}`;
}
