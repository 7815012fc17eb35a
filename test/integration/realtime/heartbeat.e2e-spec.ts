import { type Forum, startForum, type TestMember, TestSocket, waitFor } from '#test-support';
import { ModerationStory } from '../moderation/moderation-story.js';
import { ThreadView } from './thread-view.js';

const HEARTBEAT_MS = 150;

describe('the heartbeat', () => {
  let forum: Forum;
  let story: ModerationStory;
  let author: TestMember;
  let socket: TestSocket;

  beforeAll(async () => {
    forum = await startForum({ realtime: { heartbeatMs: HEARTBEAT_MS } });
    story = await ModerationStory.begin(forum);
    author = await forum.make.member(story.community);
  });
  beforeEach(async () => {
    socket = await TestSocket.open(forum.url, { community: story.community.slug });
  });
  afterEach(() => socket.close());
  afterAll(() => forum.stop());

  const join = (threadId: string) => socket.ask('thread:join', { thread: threadId });
  const frame = (clock: number) => socket.next('thread:event', ({ s }) => s === clock);
  /** Resolves when another beat has come, and answers the clocks that it carries. */
  const nextBeat = async (): Promise<Record<string, number>> => {
    const before = socket.of('thread:heartbeat').length;
    await waitFor('a beat', () => socket.of('thread:heartbeat').length > before);
    return socket.of('thread:heartbeat').at(-1)?.threads ?? {};
  };

  it('tells a reader who lost the last frame that something is missing', async () => {
    const threadId = await story.openToldThread(author);
    const view = await ThreadView.fetch(forum, story.community.slug, threadId);
    await join(threadId);
    await story.reply(author, threadId, 'Celle-ci arrive.');
    await view.take(await frame(2));
    expect(await nextBeat()).toEqual({ [threadId]: view.seq });
    await story.reply(author, threadId, 'Celle-ci se perd.');
    await frame(3);
    // The frame never reaches the page, and no other follows that would show the gap.
    const { threads } = await socket.next(
      'thread:heartbeat',
      (beat) => (beat.threads[threadId] ?? 0) > view.seq,
    );
    expect([view.seq, threads[threadId], view.gapsFound]).toEqual([2, 3, 0]);
    await view.catchUp();
    expect(view.shown).toEqual((await ThreadView.fetch(forum, story.community.slug, threadId)).shown);
    expect(await nextBeat()).toEqual({ [threadId]: view.seq });
  });

  it('carries the threads that the reader follows, and no others', async () => {
    const [one, other] = [await story.openToldThread(author), await story.openToldThread(author)];
    await join(one);
    expect(await nextBeat()).toEqual({ [one]: 1 });
    await join(other);
    await nextBeat();
    expect(await nextBeat()).toEqual({ [one]: 1, [other]: 1 });
    socket.send('thread:leave', { thread: one });
    await nextBeat();
    expect(await nextBeat()).toEqual({ [other]: 1 });
  });

  it('is not sent to who follows nothing', async () => {
    const threadId = await story.openToldThread(author);
    const reader = await TestSocket.open(forum.url, { community: story.community.slug });
    try {
      await reader.ask('thread:join', { thread: threadId });
      const beats = () => reader.of('thread:heartbeat').length;
      await waitFor('some beats for another', () => beats() >= 3);
      expect(socket.of('thread:heartbeat')).toEqual([]);
    } finally {
      reader.close();
    }
  });
});
