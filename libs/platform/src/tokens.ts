// Injection tokens of what has no class of its own: `@Inject(LOGGER) logger: Logger`.

/** The process's Config. */
export const CONFIG = Symbol('Config');
/** The install's structured Logger. */
export const LOGGER = Symbol('Logger');
/** The WakeSignal of the facts log. */
export const WAKE_SIGNAL = Symbol('WakeSignal');
/** The MailTransport in use. */
export const MAIL_TRANSPORT = Symbol('MailTransport');
/** The Storage in use. */
export const STORAGE = Symbol('Storage');
/** The RedisConnection, or null without REDIS_URL. */
export const REDIS = Symbol('Redis');
