import { cloneDatabase, startForum, waitFor } from '#test-support';
import { io } from 'socket.io-client';
import { ModerationStory } from '../moderation/moderation-story.js';

describe('an install that is closed and started again', () => {
  it('finds its readers back by themselves, and they miss nothing', async () => {
    const database = await cloneDatabase();
    let forum = await startForum({ database });
    const story = await ModerationStory.begin(forum);
    const author = await forum.make.member(story.community);
    const threadId = await story.openThread(author);
    const { port } = forum.config;
    const socket = io(`http://localhost:${port}`, {
      transports: ['websocket'],
      query: { community: story.community.slug },
      reconnectionDelay: 50,
      reconnectionDelayMax: 100,
    });
    const joined: number[] = [];
    socket.on('connect', () => {
      socket.emit('thread:join', { thread: threadId }, (reply: { seq: number }) => joined.push(reply.seq));
    });
    const reasons: string[] = [];
    socket.on('disconnect', (reason) => reasons.push(reason));
    try {
      await waitFor('the first join', () => joined.length === 1);
      await forum.stop();
      await waitFor('the loss', () => reasons.length === 1);
      forum = await startForum({ database, config: { port } });
      await new ModerationStory(forum, story.community, story.space).reply(
        author,
        threadId,
        'Pendant ce temps.',
      );
      await waitFor('the return', () => joined.length === 2, 15_000);
      expect(reasons).toEqual(['transport close']);
      expect(socket.connected).toBe(true);
    } finally {
      socket.close();
      await forum.stop();
      await database.drop();
    }
  }, 60_000);
});
