import { type Forum, settle, startForum, type TestMember } from '#test-support';
import { NoticeStory } from './notice-story.js';

describe('notices of what members follow', () => {
  let forum: Forum;
  let story: NoticeStory;
  let asker: TestMember;
  let helper: TestMember;

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    story = await NoticeStory.begin(forum);
    asker = await story.member({ displayName: 'Ana' });
    helper = await story.member({ displayName: 'Bo' });
  });

  afterAll(() => forum.stop());

  const FOLLOW = 'mutation ($input: FollowSetInput!) { followSet(input: $input) { userErrors { code } } }';
  const follow = async (member: TestMember, kind: string, id: string, level: string): Promise<void> => {
    const { errors } = await story.ask(member, FOLLOW, { input: { kind, id, level } });
    expect(errors).toEqual([]);
  };
  let watcher: TestMember;

  beforeEach(async () => {
    watcher = await story.member({ displayName: 'Wim' });
  });

  it('tell who watches a thread of every answer, and who answered of none of his own', async () => {
    const { threadId } = await story.opens(asker);
    await settle(forum);
    await follow(watcher, 'THREAD', threadId, 'WATCHING');
    await story.replies(helper, threadId);
    expect(await story.listOf(watcher)).toMatchObject([{ kind: 'REPLY', actors: [{ displayName: 'Bo' }] }]);
    await story.replies(watcher, threadId);
    expect(await story.listOf(watcher)).toMatchObject([{ kind: 'REPLY', actorCount: 1 }]);
  });

  it('tell who watches a space of its new threads, once, and nobody else', async () => {
    await follow(watcher, 'SPACE', story.space.id, 'WATCHING_FIRST');
    const { threadId } = await story.opens(asker);
    expect(await story.listOf(watcher)).toMatchObject([
      { kind: 'NEW_THREAD', threadId, actors: [{ displayName: 'Ana' }] },
    ]);
    expect(await story.listOf(helper)).toEqual([]);
    await story.replies(helper, threadId);
    expect(await story.listOf(watcher)).toHaveLength(1);
  });

  it('tell nothing of a thread or a space that is muted', async () => {
    const { threadId } = await story.opens(asker);
    await follow(asker, 'THREAD', threadId, 'MUTED');
    await story.replies(helper, threadId);
    expect(await story.listOf(asker)).toEqual([]);
    const other = await story.opens(watcher);
    await follow(watcher, 'SPACE', story.space.id, 'MUTED');
    await forum.database.query('DELETE FROM follow WHERE target_id = $1', [other.threadId]);
    await story.replies(helper, other.threadId);
    expect(await story.listOf(watcher)).toEqual([]);
  });

  it.each(['memberBlock', 'memberMute'])(
    'tell nothing of whom a member keeps away (%s)',
    async (operation) => {
      const { threadId } = await story.opens(asker);
      const { errors } = await story.ask(
        asker,
        `mutation ($id: ID!) { ${operation}(input: { memberId: $id }) { userErrors { code } } }`,
        { id: helper.id },
      );
      expect(errors).toEqual([]);
      await story.replies(helper, threadId);
      await settle(forum);
      expect(await story.rowsOf(asker)).toEqual([]);
    },
  );

  it('are read when the thread is read up to them, wherever that was', async () => {
    const { threadId } = await story.opens(asker);
    await story.replies(helper, threadId);
    await story.replies(helper, threadId);
    expect(await story.summaryOf(asker)).toMatchObject({ unread: 2 });
    await forum.database.query(
      `INSERT INTO thread_read (member_id, thread_id, community_id, last_read_seq, previous_seq, last_visit_at)
       VALUES ($1, $2, $3, 2, 0, now()) ON CONFLICT (member_id, thread_id) DO UPDATE SET last_read_seq = 2`,
      [asker.id, threadId, story.community.id],
    );
    expect(await story.summaryOf(asker)).toMatchObject({ unread: 1 });
    expect(await story.listOf(asker)).toMatchObject([{ unreadCount: 1 }]);
  });
});
