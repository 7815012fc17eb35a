import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line logged on behalf of one request carries. */
export interface RequestScope {
  readonly requestId: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs `work`, and all it starts, on behalf of a request: its log lines carry the request's id. */
export function inRequestScope<Result>(scope: RequestScope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** The request on whose behalf this runs; nothing outside of requests. */
export function currentRequestScope(): RequestScope | Record<string, never> {
  return scopes.getStore() ?? {};
}
