import { RateLimited, type RequestContext } from '#platform';
import { OperationToll } from './operation-toll.js';
import type { Traffic } from './traffic.js';

describe('OperationToll', () => {
  const toll = new OperationToll({} as Traffic);
  const request = {} as RequestContext;

  it('has who shared another’s refused answer ask anew', async () => {
    let asked = 0;
    const ask = async (): Promise<string> => {
      asked += 1;
      if (asked < 3) throw new RateLimited(5, 'guest');
      return 'an answer';
    };
    expect(await toll.orRefusal(request, ask)).toBe('an answer');
  });

  it('hands on what is no refusal', async () => {
    const failure = new Error('the database is away');
    await expect(toll.orRefusal(request, () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
