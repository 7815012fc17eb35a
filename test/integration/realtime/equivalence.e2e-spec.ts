import type { ThreadFrame } from '#protocol';
import {
  type Forum,
  type RequestIdentity,
  startForum,
  type TestMember,
  TestSocket,
  waitFor,
} from '#test-support';
import { ModerationStory } from '../moderation/moderation-story.js';
import { ThreadView } from './thread-view.js';

/** Small seeded generator (mulberry32), so that a failing run can be run again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('snapshot and frames', () => {
  let forum: Forum;
  let story: ModerationStory;
  let author: TestMember;
  let moderator: TestMember;
  let written = 0;

  beforeAll(async () => {
    forum = await startForum();
    story = await ModerationStory.begin(forum);
    author = await forum.make.member(story.community);
    moderator = await forum.make.member(story.community, { role: 'moderator' });
  });

  afterAll(() => forum.stop());

  const fetchView = (threadId: string) => ThreadView.fetch(forum, story.community.slug, threadId);

  async function join(threadId: string): Promise<TestSocket> {
    const socket = await TestSocket.open(forum.url, { community: story.community.slug });
    expect(await socket.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    return socket;
  }

  async function mutate(name: string, type: string, input: object, who: RequestIdentity): Promise<void> {
    const answer = await forum.graphql<Record<string, { userErrors: object[] }>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
      { input },
      who,
    );
    expect({ errors: answer.errors, refused: answer.data[name]?.userErrors }).toEqual({
      errors: [],
      refused: [],
    });
  }

  /**
   * A reply, an edit, a withdrawal, a removal or a lock. `live` has each published reply with its revision. Answers by how
   * much the thread's clock has moved on.
   */
  async function act(random: () => number, threadId: string, live: Map<string, number>): Promise<number> {
    written += 1;
    const choice = random();
    const [postId, expectedRevision] = [...live][Math.floor(random() * live.size)] ?? [];
    const [own, staff] = [story.asMember(author), story.asStaff(moderator)];
    if (choice < 0.55 || !postId) {
      live.set((await story.reply(author, threadId, `Message ${written}`)).id, 1);
      return 1;
    }
    if (choice < 0.75) {
      const input = { postId, body: `Corrigé ${written}`, expectedRevision };
      await mutate('postEdit', 'PostEditInput', input, own);
      live.set(postId, Number(expectedRevision) + 1);
      return 1;
    }
    if (choice < 0.92) {
      live.delete(postId);
      const reason = { reasonCode: 'OFF_TOPIC', reasonText: 'Hors sujet.' };
      if (choice < 0.84) await mutate('postWithdraw', 'PostWithdrawInput', { postId }, own);
      else await mutate('postRemove', 'PostRemoveInput', { postId, ...reason }, staff);
      return 1;
    }
    const locks = random() < 0.5 ? [true, false] : [true, false, true, false];
    for (const isLocked of locks)
      await mutate('threadLock', 'ThreadLockInput', { threadId, isLocked }, staff);
    return locks.length;
  }

  it.each([11, 23, 47])(
    'give what a fresh fetch gives, whatever happens to the frames on their way (seed %i)',
    async (seed) => {
      const random = randomOf(seed);
      const threadId = await story.openThread(author, { body: `Fil ${seed}` });
      const view = await fetchView(threadId);
      let socket = await join(threadId);
      let read = 0;
      const overtaken: ThreadFrame[] = [];
      const takeNew = async () => {
        const frames = socket.of('thread:event').slice(read);
        read += frames.length;
        for (const frame of frames) {
          const fate = random();
          if (fate < 0.15) continue;
          if (fate < 0.3) overtaken.push(frame);
          else await view.take(frame);
          if (fate > 0.85) await view.take(frame);
        }
        if (random() < 0.3) for (const frame of overtaken.splice(0)) await view.take(frame);
      };
      const live = new Map<string, number>();
      let clock = view.seq;
      for (let turn = 0; turn < 40; turn += 1) {
        clock += await act(random, threadId, live);
        // What becomes of each frame hangs on the seed alone, not on how quickly this machine brings them.
        await waitFor('the frame of it', () => socket.of('thread:event').some(({ s }) => s >= clock));
        await takeNew();
        if (random() > 0.08) continue;
        socket.close();
        clock += await act(random, threadId, live);
        [socket, read] = [await join(threadId), 0];
        await view.catchUp();
      }
      // The heartbeat's rule: another clock than one's own means something was lost.
      const { seq } = await socket.ask('thread:join', { thread: threadId });
      if (seq !== view.seq) await view.catchUp();
      socket.close();
      expect(view.gapsFound).toBeGreaterThan(0);
      expect(view.shown).toEqual((await fetchView(threadId)).shown);
    },
  );

  it('are complete for a reader who loses nothing, while twenty write at once', async () => {
    const threadId = await story.openToldThread(author, { body: 'Fil complet' });
    const view = await fetchView(threadId);
    const socket = await join(threadId);
    const replies = Array.from({ length: 20 }, (_, turn) =>
      story.reply(author, threadId, `En même temps, n° ${turn}.`),
    );
    await Promise.all(replies);
    const lastClock = () => Math.max(0, ...socket.of('thread:event').map(({ s }) => s));
    await waitFor(
      'the last frame',
      () => socket.of('thread:event').length >= 20 && lastClock() === 21,
      15_000,
    );
    const frames = socket.of('thread:event');
    socket.close();
    expect([...frames].map(({ s }) => s).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, place) => place + 2),
    );
    for (const frame of frames) await view.take(frame);
    expect(view.shown).toEqual((await fetchView(threadId)).shown);
  });
});
