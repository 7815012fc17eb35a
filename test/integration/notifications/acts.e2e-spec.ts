import { type Forum, settle, startForum, type TestMember, type TestSpace } from '#test-support';
import { NoticeStory } from './notice-story.js';

const change = (name: string): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
};

/** What members do with what others wrote. */
describe('notices of acts', () => {
  let forum: Forum;
  let story: NoticeStory;
  let ana: TestMember;
  let bo: TestMember;

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    story = await NoticeStory.begin(forum);
    ana = await story.member({ displayName: 'Ana' });
    bo = await story.member({ displayName: 'Bo' });
  });

  afterAll(() => forum.stop());

  const act = async (who: TestMember, name: string, input: object): Promise<void> => {
    const { data, errors } = await story.ask<Record<string, { userErrors: object[] }>>(who, change(name), {
      input,
    });
    expect(errors).toEqual([]);
    expect(data[name]?.userErrors).toEqual([]);
  };
  const actAsStaff = async (staff: TestMember, name: string, input: object): Promise<void> => {
    const identity = { community: story.community.slug, cookie: staff.cookie };
    const { data, errors } = await forum.graphql<Record<string, { userErrors: object[] }>>(
      change(name),
      { input },
      identity,
    );
    expect(errors).toEqual([]);
    expect(data[name]?.userErrors).toEqual([]);
  };
  const space = (kind: 'questions' | 'ideas'): Promise<TestSpace> =>
    forum.make.space(story.community, { kind });

  describe('of a mention', () => {
    it('tell whom a message names, and not that it is an answer as well', async () => {
      const { threadId } = await story.opens(ana);
      const { id } = await story.replies(bo, threadId, 'Regarde, @ana.');
      expect(await story.listOf(ana)).toMatchObject([
        { kind: 'MENTION', threadId, postId: id, actors: [{ displayName: 'Bo' }] },
      ]);
      expect(await story.rowsOf(ana)).toEqual([{ kind: 'mention' }]);
      expect(await story.summaryOf(ana)).toMatchObject({ unread: 1 });
    });

    it('tell whom an edit names for the first time, once', async () => {
      const cleo = await story.member({ displayName: 'Cleo' });
      const { threadId } = await story.opens(ana);
      const { id: postId } = await story.replies(bo, threadId, 'Personne.');
      await act(bo, 'postEdit', { postId, expectedRevision: 1, body: 'Et @cleo ?' });
      await act(bo, 'postEdit', { postId, expectedRevision: 2, body: 'Et toi, @cleo ?' });
      expect(await story.listOf(cleo)).toMatchObject([{ kind: 'MENTION', postId, unreadCount: 1 }]);
    });

    it('tell nobody in a space that one may not enter', async () => {
      const hidden = await forum.make.space(story.community, { visibility: 'private' });
      await forum.make.grantAccess(story.community, hidden, bo);
      const { threadId } = await story.opens(bo, hidden);
      await story.replies(bo, threadId, 'Sans le dire à @ana.');
      await settle(forum);
      expect(await story.rowsOf(ana)).toEqual([]);
    });
  });

  it('of a quote tell who is quoted', async () => {
    const cleo = await story.member({ displayName: 'Cleo' });
    const { threadId } = await story.opens(ana);
    const source = await story.replies(cleo, threadId, 'Le four chauffe trop vite.');
    const { data } = await story.ask<{ post: { permalink: string } }>(
      bo,
      'query ($id: ID!) { post(id: $id) { permalink } }',
      { id: source.id },
    );
    const { id } = await story.replies(
      bo,
      threadId,
      `> [@cleo](${data.post.permalink}#r1):\n> Le four chauffe trop vite\n\nChez moi aussi.`,
    );
    expect(await story.listOf(cleo)).toMatchObject([{ kind: 'QUOTE', threadId, postId: id }]);
    expect(await story.listOf(ana)).toMatchObject([{ kind: 'REPLY' }]);
  });

  describe('of an accepted answer', () => {
    it('tell its author, and all who have the question, once, however often it is accepted', async () => {
      const others = [];
      for (let index = 0; index < 3; index += 1) others.push(await story.member());
      const { threadId } = await story.opens(ana, await space('questions'));
      const { id: postId } = await story.replies(bo, threadId);
      for (const other of others) await act(other, 'alsoAsk', { threadId, isOn: true });
      await act(ana, 'answerAccept', { postId });
      await act(ana, 'answerUnaccept', { threadId });
      await act(ana, 'answerAccept', { postId });
      expect(await story.listOf(bo)).toMatchObject([
        { kind: 'ANSWER_ACCEPTED', postId, unreadCount: 1, actors: [{ displayName: 'Ana' }] },
      ]);
      for (const other of others)
        expect(await story.listOf(other)).toMatchObject([
          { kind: 'QUESTION_SOLVED', postId, unreadCount: 1 },
        ]);
      expect((await story.rowsOf(ana)).map(({ kind }) => kind)).toEqual(['reply']);
    });

    it('tell who asked where staff chose it', async () => {
      const { threadId } = await story.opens(ana, await space('questions'));
      const { id: postId } = await story.replies(bo, threadId);
      await actAsStaff(await story.member({ role: 'moderator' }), 'answerAccept', { postId });
      await story.listOf(ana);
      expect((await story.rowsOf(ana)).map(({ kind }) => kind)).toEqual(['reply', 'question_solved']);
    });
  });

  it('of an idea that moves tell who had it and every voter, each move once, and no longer who left it', async () => {
    const voters = [];
    for (let index = 0; index < 3; index += 1) voters.push(await story.member());
    const { threadId, id: postId } = await story.opens(ana, await space('ideas'));
    for (const voter of voters) await act(voter, 'ideaVote', { threadId, isOn: true });
    const staff = await story.member({ role: 'moderator' });
    await actAsStaff(staff, 'ideaStatusSet', { threadId, status: 'PLANNED' });
    await settle(forum);
    const [left, ...stayed] = voters as [TestMember, ...TestMember[]];
    await act(left, 'ideaVote', { threadId, isOn: false });
    await actAsStaff(staff, 'ideaStatusSet', { threadId, status: 'SHIPPED' });
    for (const told of [ana, ...stayed])
      expect(await story.listOf(told)).toMatchObject([
        { kind: 'IDEA_MOVED', threadId, postId, unreadCount: 2 },
      ]);
    expect(await story.rowsOf(left)).toHaveLength(1);
    expect(await story.rowsOf(bo)).toEqual([]);
  });

  describe('of reactions', () => {
    const react = (who: TestMember, postId: string, kind = 'like', isOn = true) =>
      act(who, 'postReact', { postId, kind, isOn });

    it('are one line a message, one notice for each who reacts, and not counted by the bell', async () => {
      const cleo = await story.member({ displayName: 'Cleo' });
      const { id: postId } = await story.opens(ana);
      await react(bo, postId);
      await react(bo, postId, 'thanks');
      await react(cleo, postId);
      expect(await story.listOf(ana)).toMatchObject([
        { kind: 'REACTION', postId, actorCount: 2, unreadCount: 2, actors: [{ displayName: 'Cleo' }, {}] },
      ]);
      expect(await story.summaryOf(ana)).toEqual({ unread: 0, unseen: 0 });
    });

    it('are gone once all that somebody gave was taken back', async () => {
      const { id: postId } = await story.opens(ana);
      await react(bo, postId);
      await react(bo, postId, 'thanks');
      await react(bo, postId, 'like', false);
      expect(await story.listOf(ana)).toHaveLength(1);
      await react(bo, postId, 'thanks', false);
      expect(await story.listOf(ana)).toEqual([]);
      await react(bo, postId);
      expect(await story.listOf(ana)).toHaveLength(1);
    });

    it('of whom a member keeps away tell nothing, nor where the kind is off', async () => {
      const { id: postId } = await story.opens(ana);
      const { errors } = await story.ask(
        ana,
        'mutation ($id: ID!) { memberMute(input: { memberId: $id }) { userErrors { code } } }',
        { id: bo.id },
      );
      expect(errors).toEqual([]);
      await react(bo, postId);
      await settle(forum);
      expect(await story.rowsOf(ana)).toEqual([]);
      const cleo = await story.member();
      await act(ana, 'noticePreferencesUpdate', {
        preferences: [{ kind: 'REACTION', channel: 'IN_APP', isOn: false }],
      });
      await react(cleo, postId);
      await settle(forum);
      expect(await story.rowsOf(ana)).toEqual([]);
    });
  });
});
