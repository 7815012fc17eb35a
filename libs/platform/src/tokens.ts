/** Injection tokens of what has no class of its own: `@Inject(LOGGER) logger: Logger`. */
export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
export const WAKE_SIGNAL = Symbol('WakeSignal');
export const MAIL_TRANSPORT = Symbol('MailTransport');
export const STORAGE = Symbol('Storage');
