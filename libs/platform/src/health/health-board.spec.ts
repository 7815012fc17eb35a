import { HealthBoard, type HealthReport } from './health-board.js';

const fine: HealthReport = { part: 'one', state: 'working', code: 'WORKING' };

describe('HealthBoard', () => {
  it('shows what is severe first', async () => {
    const board = new HealthBoard();
    board.register({ name: 'one', report: async () => [fine] });
    board.register({ name: 'two', report: async () => [{ part: 'two', state: 'degraded', code: 'SLOW' }] });
    board.register({ name: 'three', report: async () => [{ part: 'three', state: 'down', code: 'GONE' }] });
    expect((await board.reports()).map((report) => report.part)).toEqual(['three', 'two', 'one']);
  });

  it('counts a part as down whose probe throws, before or after it answered', async () => {
    const board = new HealthBoard();
    board.register({ name: 'one', report: async () => [fine] });
    board.register({ name: 'two', report: () => Promise.reject(new Error('no')) });
    board.register({
      name: 'three',
      report: () => {
        throw new Error('no');
      },
    });
    expect(await board.reports()).toEqual([
      { part: 'two', state: 'down', code: 'PROBE_FAILED' },
      { part: 'three', state: 'down', code: 'PROBE_FAILED' },
      fine,
    ]);
  });

  it('counts a part as down whose probe is late, and waits no longer for it', async () => {
    const board = new HealthBoard(20);
    board.register({ name: 'one', report: async () => [fine] });
    board.register({ name: 'two', report: () => new Promise(() => undefined) });
    expect(await board.reports()).toEqual([{ part: 'two', state: 'down', code: 'PROBE_TIMEOUT' }, fine]);
  });
});
