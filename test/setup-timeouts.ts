import { bind } from 'jest-each';

/**
 * The light runner ignores timeouts, so a hung test would hang the whole run: this gives every test and hook one.
 * Browser files pass longer ones as the third argument, as in stock Jest.
 */
const DEFAULT_TIMEOUT_MS = 30_000;

type Body = (() => unknown) | undefined;

function limited(name: string, body: Body, timeoutMs: number): Body {
  if (!body) return undefined;
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${name} took longer than ${timeoutMs} ms.`)), timeoutMs);
    });
    try {
      await Promise.race([Promise.resolve().then(body), expired]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function limitTest<Test extends jest.It>(original: Test): Test {
  const test = (name: string, body: Body, timeoutMs = DEFAULT_TIMEOUT_MS) =>
    original(name, limited(`The test "${name}"`, body, timeoutMs) as jest.ProvidesCallback, timeoutMs);
  const { skip, todo, only } = original;
  return Object.assign(test, { skip, todo, only, each: bind(test) as unknown }) as unknown as Test;
}

function limitHook(kind: string, original: jest.Lifecycle): jest.Lifecycle {
  const hook = (body: Body, timeoutMs = DEFAULT_TIMEOUT_MS): void => {
    original(limited(kind, body, timeoutMs) as jest.ProvidesHookCallback, timeoutMs);
  };
  return hook as jest.Lifecycle;
}

globalThis.it = limitTest(globalThis.it);
globalThis.test = globalThis.it;
globalThis.beforeAll = limitHook('beforeAll', globalThis.beforeAll);
globalThis.afterAll = limitHook('afterAll', globalThis.afterAll);
globalThis.beforeEach = limitHook('beforeEach', globalThis.beforeEach);
globalThis.afterEach = limitHook('afterEach', globalThis.afterEach);
