import { randomBytes } from 'node:crypto';
import { type ChangeFeed, Metrics, ReadVersions } from '#platform';
import { AnswerStore, type MadeAnswer } from './answer-store.js';

const made = (text: string): MadeAnswer => ({ body: Buffer.from(text), type: 'text/plain' });

describe('the store of answers', () => {
  const feed = { isCurrent: true };
  let versions: ReadVersions;
  let store: AnswerStore;
  let count: number;

  beforeEach(() => {
    feed.isCurrent = true;
    versions = new ReadVersions();
    store = storeOf(1);
    count = 0;
  });

  const storeOf = (answerStoreMib: number) =>
    new AnswerStore(versions, feed as ChangeFeed, new Metrics(), { answerStoreMib });

  const ask = async (make = async () => made(`answer ${(count += 1)}`), dependsOn = ['thread/1']) =>
    (await store.answer({ key: 'a', dependsOn, make })).body.toString();

  it('makes an answer once', async () => {
    expect([await ask(), await ask(), await ask()]).toEqual(['answer 1', 'answer 1', 'answer 1']);
  });

  it('makes it again after a change of what it depends on, and of nothing else', async () => {
    await ask();
    versions.move('thread/2');
    expect(await ask()).toBe('answer 1');
    versions.move('thread/1');
    expect(await ask()).toBe('answer 2');
  });

  it('makes it once for all who ask at the same time', async () => {
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['answer 1', 'answer 1', 'answer 1']);
  });

  it('neither keeps what changed while it was made, nor gives it to who asks later', async () => {
    let finish: (answer: MadeAnswer) => void = () => undefined;
    const early = ask(() => new Promise((resolve) => (finish = resolve)));
    versions.move('thread/1');
    const late = ask();
    finish(made('from before the change'));
    expect([await early, await late, await ask()]).toEqual([
      'from before the change',
      'answer 1',
      'answer 1',
    ]);
  });

  it('keeps and gives nothing while changes may have been missed', async () => {
    await ask();
    feed.isCurrent = false;
    expect([await ask(), await ask()]).toEqual(['answer 2', 'answer 3']);
    feed.isCurrent = true;
    expect(await ask()).toBe('answer 1');
  });

  it('forgets a failure', async () => {
    await expect(ask(() => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
    expect(await ask()).toBe('answer 1');
  });

  it('keeps no more than its share of memory', async () => {
    const big = () => Promise.resolve(made('x'.repeat(400_000)));
    for (let place = 0; place < 100; place += 1)
      await store.answer({ key: `k${place}`, dependsOn: [], make: big });
    let again = 0;
    for (let place = 0; place < 100; place += 1) {
      await store.answer({ key: `k${place}`, dependsOn: [], make: () => ((again += 1), big()) });
    }
    expect(again).toBeGreaterThan(40);
  });

  it('moves everything at once when it has heard of more keys than it remembers', () => {
    const before = versions.of('quiet');
    for (let key = 0; key <= 50_000; key += 1) versions.move(`busy/${key}`);
    expect(versions.of('quiet')).not.toBe(before);
  });

  it('keeps as much as it was given room for, compressed forms included', async () => {
    const large = (key: string) => ({
      key,
      dependsOn: [],
      make: async () => {
        count += 1;
        return made('x'.repeat(300_000));
      },
    });
    const first = await store.answer(large('first'));
    await store.answer(large('second'));
    await store.answer(large('third'));
    await store.answer(large('first'));
    expect(count).toBe(3);
    // Random bytes do not shrink: the form takes as much room as the answer, and one of the others has to go.
    const noise = { ...large('noise'), make: async () => made(randomBytes(150_000).toString('hex')) };
    await store.encode(await store.answer<never>(noise), 'br');
    expect(first.body.length).toBe(300_000);
    await store.answer(large('first'));
    await store.answer(large('second'));
    expect(count).toBeGreaterThan(3);
  });

  it('keeps nothing where it has no room at all', async () => {
    store = storeOf(0);
    expect([await ask(), await ask()]).toEqual(['answer 1', 'answer 2']);
  });
});
