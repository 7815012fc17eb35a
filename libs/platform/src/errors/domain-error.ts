/** How loudly a refusal is logged: most are the caller's everyday business. */
export type ErrorLevel = 'debug' | 'info' | 'warn';

/** What a refusal may carry beside its message. */
export interface DomainErrorOptions {
  /** Path of the input field at fault, e.g. `body`. */
  field?: string;
  /** For the log only, never sent. */
  details?: Record<string, unknown>;
  level?: ErrorLevel;
  cause?: unknown;
}

/**
 * An expected refusal. `code` is stable SCREAMING_SNAKE, `message` is safe for the public.
 * A mutation answers it in `userErrors`; a read raises it as a top-level error.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  readonly field?: string;
  readonly details: Record<string, unknown>;
  readonly level: ErrorLevel;

  constructor(message: string, options: DomainErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.field = options.field;
    this.details = options.details ?? {};
    this.level = options.level ?? 'info';
  }

  /** What a caller's program is told beside code and message. */
  get answerDetails(): Readonly<Record<string, string | number>> {
    return {};
  }
}

/**
 * A refusal that ends the whole operation, in mutations too: it becomes a top-level error.
 * Everything that could tell an outsider what exists is one of these.
 */
export abstract class AccessError extends DomainError {}
