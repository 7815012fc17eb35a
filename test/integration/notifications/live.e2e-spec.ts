import { setTimeout as sleep } from 'node:timers/promises';
import { type Forum, settle, startForum, type TestMember, TestSocket } from '#test-support';
import { NoticeStory } from './notice-story.js';

describe('a bell', () => {
  let forum: Forum;
  let story: NoticeStory;
  let asker: TestMember;
  let helper: TestMember;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    story = await NoticeStory.begin(forum);
    [asker, helper] = [await story.member(), await story.member()];
  });

  afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
  afterAll(() => forum.stop());

  async function open(member: TestMember | null, community = story.community): Promise<TestSocket> {
    const socket = await TestSocket.open(forum.url, {
      community: community.slug,
      ...(member ? { token: member.token } : {}),
    });
    sockets.push(socket);
    return socket;
  }

  it('rings for its member alone, on every page he has open, with a number and nothing else', async () => {
    const { threadId } = await story.opens(asker);
    await settle(forum);
    const own = [await open(asker), await open(asker)];
    const neighbour = await NoticeStory.begin(forum);
    const others = [
      await open(helper),
      await open(null),
      await open(await neighbour.member(), neighbour.community),
    ];
    await story.replies(helper, threadId);
    for (const bell of own) expect(await bell.next('notice:changed')).toEqual({ unread: 1, unseen: 1 });
    await sleep(300);
    for (const other of others) expect(other.of('notice:changed')).toEqual([]);
  });

  it('falls on his other pages when he has read', async () => {
    const { threadId } = await story.opens(asker);
    await story.replies(helper, threadId);
    await settle(forum);
    const bell = await open(asker);
    await story.marks(asker, { threadId });
    expect(await bell.next('notice:changed')).toEqual({ unread: 0, unseen: 0 });
  });

  it('rings at once, then at most every two seconds, and ends with the right number', async () => {
    const { threadId } = await story.opens(asker);
    await settle(forum);
    const bell = await open(asker);
    for (let index = 0; index < 6; index += 1) {
      await story.replies(helper, threadId);
      await settle(forum);
    }
    await bell.next('notice:changed', ({ unread }) => unread === 6);
    expect(bell.of('notice:changed').length).toBeLessThanOrEqual(3);
  });

  it('falls when the right to see what it counts is lost', async () => {
    const space = await forum.make.space(story.community, { visibility: 'private' });
    for (const one of [asker, helper]) await forum.make.grantAccess(story.community, space, one);
    const { threadId } = await story.opens(asker, space);
    await story.replies(helper, threadId);
    await settle(forum);
    const bell = await open(asker);
    const admin = await forum.make.member(story.community, { role: 'admin' });
    await forum.graphql(
      `mutation ($input: SpaceAccessInput!) { spaceAccessRevoke(input: $input) { userErrors { code } } }`,
      { input: { spaceId: space.id, memberId: asker.id } },
      { community: story.community.slug, cookie: admin.cookie },
    );
    expect(await bell.next('notice:changed')).toEqual({ unread: 0, unseen: 0 });
  });
});
