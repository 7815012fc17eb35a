import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to a piece of work and to all that it starts. */
export interface WorkScope {
  /** The request on whose behalf it is done. */
  readonly requestId?: string;
  /** By when it has to be done: a Deadline. */
  readonly deadline?: object;
}

/** One for everything: each has its price at every promise and every write to a socket. */
const scopes = new AsyncLocalStorage<WorkScope>();
const NOTHING: WorkScope = {};

/** Runs `work`, and all it starts, with this beside what is in scope already. */
export function inScope<Result>(added: WorkScope, work: () => Result): Result {
  return scopes.run({ ...scopes.getStore(), ...added }, work);
}

/** What is in scope here. */
export function currentScope(): WorkScope {
  return scopes.getStore() ?? NOTHING;
}
