import { randomUUID } from 'node:crypto';
import { countStatements, type Forum, settle, startForum, type TestMember } from '#test-support';
import { NOTICES, NoticeStory } from './notice-story.js';

/** What consumers and jobs ask by themselves meanwhile. */
const BACKGROUND = /fact|graphile|^(BEGIN|START|COMMIT|ROLLBACK)/i;

describe('notices', () => {
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

  describe('of an answer', () => {
    it('tells who opened the thread, with who answered, where, and the way there', async () => {
      const { threadId } = await story.opens(asker);
      const answer = await story.replies(helper, threadId);
      const [line, ...more] = await story.listOf(asker);
      expect(more).toEqual([]);
      expect(line).toMatchObject({
        kind: 'REPLY',
        threadId,
        postId: answer.id,
        postState: 'PUBLISHED',
        actorCount: 1,
        unreadCount: 1,
        thread: { title: 'Ma lampe clignote' },
        actors: [{ id: helper.id, displayName: 'Bo' }],
      });
      expect(line?.permalink).toContain(`/c/${story.community.slug}/t/${threadId}/p/${answer.id}`);
      expect(await story.summaryOf(asker)).toEqual({ unread: 1, unseen: 1 });
    });

    it('tells nobody of what he wrote himself', async () => {
      const { threadId } = await story.opens(asker);
      await story.replies(asker, threadId);
      expect(await story.listOf(asker)).toEqual([]);
    });

    it('tells once who is answered in his own thread', async () => {
      const { id: parentId, threadId } = await story.opens(asker);
      await story.ask(
        helper,
        `mutation ($input: PostReplyInput!) { postReply(input: $input) { userErrors { code } } }`,
        {
          input: { threadId, parentId, body: 'Oui.', idempotencyKey: randomUUID() },
        },
      );
      await settle(forum);
      expect(await story.rowsOf(asker)).toEqual([{ kind: 'reply' }]);
    });

    it('makes one line of many, names the latest three and counts the rest', async () => {
      const { threadId } = await story.opens(asker);
      const helpers = [];
      for (let index = 0; index < 5; index += 1) helpers.push(await story.member());
      let first = '';
      for (const one of helpers) {
        const { id } = await story.replies(one, threadId);
        first ||= id;
      }
      const [line, ...more] = await story.listOf(asker);
      expect(more).toEqual([]);
      expect(line).toMatchObject({ actorCount: 5, unreadCount: 5, postId: first });
      expect(line?.actors.map(({ id }) => id)).toEqual(
        helpers
          .slice(2)
          .reverse()
          .map(({ id }) => id),
      );
    });

    it('counts only who is new once the earlier ones were read', async () => {
      const { threadId } = await story.opens(asker);
      await story.replies(helper, threadId);
      await story.listOf(asker);
      await story.marks(asker, { threadId });
      const other = await story.member({ displayName: 'Cleo' });
      await story.replies(other, threadId);
      const [line] = await story.listOf(asker);
      expect(line).toMatchObject({ actorCount: 1, unreadCount: 1, actors: [{ displayName: 'Cleo' }] });
    });
  });

  describe('of what waits for a moderator', () => {
    beforeEach(async () => {
      story = await NoticeStory.begin(forum, 99);
      asker = await story.member({ displayName: 'Ana' });
      helper = await story.member({ displayName: 'Bo' });
    });

    async function held(): Promise<{ threadId: string; id: string }> {
      const { threadId } = await story.opens(helper);
      const post = await story.replies(
        asker,
        threadId,
        'Voyez https://brand.example/lampe et https://b.example',
      );
      expect(post.state).toBe('PENDING');
      return post;
    }

    async function decides(verdict: string, reasonCode: string): Promise<void> {
      const moderator = await story.member({ role: 'moderator' });
      const identity = { community: story.community.slug, cookie: moderator.cookie };
      await settle(forum);
      const { data } = await forum.graphql<{ cases: { edges: { node: { id: string; version: number } }[] } }>(
        '{ cases { edges { node { id version } } } }',
        {},
        identity,
      );
      const [found] = data.cases.edges;
      const answer = await forum.graphql<{ caseDecide: { userErrors: object[] } }>(
        'mutation ($input: CaseDecideInput!) { caseDecide(input: $input) { userErrors { code message } } }',
        {
          input: {
            caseId: found?.node.id,
            version: found?.node.version,
            verdict,
            reasonCode,
            reasonText: 'Parce que.',
          },
        },
        identity,
      );
      expect(answer.data?.caseDecide.userErrors).toEqual([]);
    }

    it.each([
      ['APPROVE', 'OK_ON_TOPIC', 'PUBLISHED'],
      ['REJECT', 'SPAM', 'REJECTED'],
    ])('tells its author that it was decided (%s), and names nobody', async (verdict, reason, postState) => {
      const post = await held();
      await decides(verdict, reason);
      const lines = await story.listOf(asker);
      expect(lines).toMatchObject([
        { kind: 'POST_DECIDED', postId: post.id, postState, actorCount: 0, actors: [] },
      ]);
    });

    it('tells of a held answer only once it is published', async () => {
      await held();
      expect(await story.listOf(helper)).toEqual([]);
      await decides('APPROVE', 'OK_ON_TOPIC');
      expect(await story.listOf(helper)).toMatchObject([{ kind: 'REPLY', actors: [{ displayName: 'Ana' }] }]);
    });
  });

  describe('that may no longer be seen', () => {
    it('are neither shown nor counted once the post is taken back, and its thread goes on', async () => {
      const { threadId } = await story.opens(asker);
      const { id: postId } = await story.replies(helper, threadId);
      expect(await story.summaryOf(asker)).toMatchObject({ unread: 1 });
      await story.ask(
        helper,
        'mutation ($input: PostWithdrawInput!) { postWithdraw(input: $input) { userErrors { code } } }',
        {
          input: { postId },
        },
      );
      expect(await story.listOf(asker)).toEqual([]);
      expect(await story.summaryOf(asker)).toEqual({ unread: 0, unseen: 0 });
    });

    it('are gone with the right to enter the space, and come back with it', async () => {
      const space = await forum.make.space(story.community, { visibility: 'private' });
      for (const one of [asker, helper]) await forum.make.grantAccess(story.community, space, one);
      const { threadId } = await story.opens(asker, space);
      await story.replies(helper, threadId);
      expect(await story.listOf(asker)).toHaveLength(1);
      await forum.database.query('DELETE FROM space_access WHERE member_id = $1', [asker.id]);
      expect(await story.listOf(asker)).toEqual([]);
      expect(await story.summaryOf(asker)).toEqual({ unread: 0, unseen: 0 });
      await forum.make.grantAccess(story.community, space, asker);
      expect(await story.listOf(asker)).toHaveLength(1);
    });

    it('are never written for who could not see the post when it came', async () => {
      const space = await forum.make.space(story.community, { visibility: 'private' });
      for (const one of [asker, helper]) await forum.make.grantAccess(story.community, space, one);
      const { threadId } = await story.opens(asker, space);
      await forum.database.query('DELETE FROM space_access WHERE member_id = $1', [asker.id]);
      await story.replies(helper, threadId);
      await settle(forum);
      expect(await story.rowsOf(asker)).toEqual([]);
    });

    it('do not hide those behind them: the count walks on past two hundred of them', async () => {
      const { threadId } = await story.opens(asker);
      const shown = await story.replies(helper, threadId);
      const gone = await story.replies(helper, threadId);
      await settle(forum);
      await forum.database.query('DELETE FROM notice WHERE member_id = $1', [asker.id]);
      await forum.database.query(
        `INSERT INTO notice (id, community_id, member_id, fact_id, kind, thread_id, post_id, actor_id, created_at)
         SELECT ('0199' || lpad(to_hex(n), 4, '0') || '-0000-7000-8000-' || substr(md5($2::uuid::text), 1, 12))::uuid, $1::uuid, $2::uuid, 1000000 + n,
           'reply', $3::uuid, CASE WHEN n <= 5 THEN $4::uuid ELSE $5::uuid END, $6::uuid, now() FROM generate_series(1, 455) n`,
        [story.community.id, asker.id, threadId, shown.id, gone.id, helper.id],
      );
      await forum.database.query(`UPDATE post SET state = 'removed', body_html = '' WHERE id = $1`, [
        gone.id,
      ]);
      expect(await story.summaryOf(asker)).toEqual({ unread: 5, unseen: 5 });
    });
  });

  describe('of others', () => {
    it('are not there: nobody reads or marks what is somebody else’s', async () => {
      const { threadId } = await story.opens(asker);
      await story.replies(helper, threadId);
      const [line] = await story.listOf(asker);
      expect(await story.listOf(helper)).toEqual([]);
      await story.marks(helper, { upTo: line?.latestId });
      await story.marks(helper, { groupId: line?.id });
      await story.marks(helper, { threadId });
      expect(await story.summaryOf(asker)).toMatchObject({ unread: 1 });
    });

    it('are refused to guests, who have none to count', async () => {
      const guest = { community: story.community.slug };
      const asked = await forum.graphql(NOTICES, {}, guest);
      expect(asked.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      const { data } = await forum.graphql('{ noticeSummary { unread unseen } }', {}, guest);
      expect(data).toEqual({ noticeSummary: { unread: 0, unseen: 0 } });
    });
  });

  describe('read', () => {
    it('up to a notice leaves what came after it', async () => {
      const { threadId } = await story.opens(asker);
      await story.replies(helper, threadId);
      const [line] = await story.listOf(asker);
      await story.replies(helper, threadId);
      await settle(forum);
      const { summary } = await story.marks(asker, { upTo: line?.latestId });
      expect(summary).toMatchObject({ unread: 1 });
    });

    it('in a thread up to a post leaves those of later posts', async () => {
      const { threadId } = await story.opens(asker);
      for (let index = 0; index < 3; index += 1) await story.replies(helper, threadId);
      await settle(forum);
      expect((await story.marks(asker, { threadId, upToSeq: 3 })).summary).toMatchObject({ unread: 1 });
    });

    it('as a group leaves other threads alone', async () => {
      const [one, two] = [await story.opens(asker), await story.opens(asker)];
      await story.replies(helper, one.threadId);
      // Several threads are told of at a time.
      await settle(forum);
      await story.replies(helper, two.threadId);
      const lines = await story.listOf(asker);
      expect(lines.map(({ threadId }) => threadId)).toEqual([two.threadId, one.threadId]);
      await story.marks(asker, { groupId: lines[0]?.id });
      expect((await story.listOf(asker)).map(({ unreadCount }) => unreadCount)).toEqual([0, 1]);
    });

    it('is not the same as seen: a look at the list leaves them unread', async () => {
      const { threadId } = await story.opens(asker);
      await story.replies(helper, threadId);
      await settle(forum);
      await story.ask(asker, 'mutation { noticesMarkSeen { summary { unread } } }');
      expect(await story.summaryOf(asker)).toEqual({ unread: 1, unseen: 0 });
      await story.replies(helper, threadId);
      expect(await story.summaryOf(asker)).toEqual({ unread: 2, unseen: 1 });
    });

    it.each([
      [{}, 'upTo'],
      [{ upTo: 'nothing' }, 'upTo'],
      [{ groupId: 'reply.nothing' }, 'groupId'],
      [{ groupId: 'unknown.0190a0f0-0000-7000-8000-000000000000' }, 'groupId'],
      [{ threadId: 'nothing' }, 'threadId'],
      [{ upTo: '0190a0f0-0000-7000-8000-000000000000', upToSeq: 3 }, 'upToSeq'],
    ])('by %j is refused and changes nothing', async (input, field) => {
      const { threadId } = await story.opens(asker);
      await story.replies(helper, threadId);
      await settle(forum);
      const { summary, userErrors } = await story.marks(asker, input);
      expect(summary).toBeNull();
      expect(userErrors).toEqual([{ code: 'NOTICE_SELECTION_INVALID', field }]);
      expect(await story.summaryOf(asker)).toMatchObject({ unread: 1 });
    });
  });

  describe('of a kind that a member turned off', () => {
    const UPDATE = `mutation ($input: NoticePreferencesUpdateInput!) { noticePreferencesUpdate(input: $input) {
      preferences { kind channel isOn } userErrors { code } } }`;

    it('are not written, and come again once it is on', async () => {
      const choose = (isOn: boolean) =>
        story.ask<{ noticePreferencesUpdate: { preferences: object[] } }>(asker, UPDATE, {
          input: { preferences: [{ kind: 'REPLY', channel: 'IN_APP', isOn }] },
        });
      const { threadId } = await story.opens(asker);
      const { data } = await choose(false);
      expect(data.noticePreferencesUpdate.preferences).toEqual([
        { kind: 'REPLY', channel: 'IN_APP', isOn: false },
        ...[
          'MENTION',
          'QUOTE',
          'ANSWER_ACCEPTED',
          'QUESTION_SOLVED',
          'IDEA_MOVED',
          'POST_DECIDED',
          'ANNOUNCEMENT',
          'NEW_THREAD',
          'REACTION',
        ].map((kind) => ({ kind, channel: 'IN_APP', isOn: true })),
      ]);
      await story.replies(helper, threadId);
      expect(await story.listOf(asker)).toEqual([]);
      await choose(true);
      await story.replies(helper, threadId);
      expect(await story.listOf(asker)).toHaveLength(1);
    });
  });

  it('pages by groups, latest first, each once', async () => {
    for (let index = 0; index < 5; index += 1) {
      const { threadId } = await story.opens(asker);
      await story.replies(helper, threadId);
    }
    const first = await story.pageOf(asker, { first: 2 });
    const second = await story.pageOf(asker, { first: 2, after: first.pageInfo.endCursor });
    const third = await story.pageOf(asker, { first: 2, after: second.pageInfo.endCursor });
    const ids = [first, second, third].flatMap(({ edges }) => edges.map(({ node }) => node.id));
    expect(ids).toEqual((await story.listOf(asker)).map(({ id }) => id));
    expect(new Set(ids).size).toBe(5);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  });

  it('answers a page in five statements, whatever the rows, and a bell in two', async () => {
    const measured = async (): Promise<number[]> => {
      await settle(forum);
      const identity = { community: story.community.slug, token: asker.token };
      const count = async (query: string): Promise<number> => {
        const { statements } = await countStatements(() => forum.graphql(query, { first: 50 }, identity));
        return statements.filter((statement) => !BACKGROUND.test(statement)).length;
      };
      return [await count(NOTICES), await count('{ noticeSummary { unread } }')];
    };
    const { threadId } = await story.opens(asker);
    await story.replies(helper, threadId);
    await measured();
    const one = await measured();
    for (let index = 0; index < 8; index += 1) {
      const next = await story.opens(asker);
      await story.replies(await story.member(), next.threadId);
    }
    expect(await measured()).toEqual(one);
    expect(one).toEqual([5, 2]);
  });

  it('says 100 for a hundred and more', async () => {
    const { threadId } = await story.opens(asker);
    const { id } = await story.replies(helper, threadId);
    await settle(forum);
    await forum.database.query(
      `INSERT INTO notice (id, community_id, member_id, fact_id, kind, thread_id, post_id, actor_id, created_at)
       SELECT gen_random_uuid(), $1, $2, 2000000 + n, 'reply', $3, $4, $5, now() FROM generate_series(1, 150) n`,
      [story.community.id, asker.id, threadId, id, helper.id],
    );
    expect(await story.summaryOf(asker)).toEqual({ unread: 100, unseen: 100 });
  });

  it('are forgotten after ninety days', async () => {
    const { threadId } = await story.opens(asker);
    await story.replies(helper, threadId);
    await story.replies(helper, threadId);
    await settle(forum);
    await forum.database.query(
      `UPDATE notice SET created_at = now() - interval '91 days' WHERE id = (SELECT min(id::text)::uuid FROM notice WHERE member_id = $1)`,
      [asker.id],
    );
    await forum.database.query(`SELECT graphile_worker.add_job('notifications:purge', '{}'::json)`);
    const deadline = Date.now() + 10_000;
    while ((await story.rowsOf(asker)).length > 1 && Date.now() < deadline)
      await new Promise((r) => setTimeout(r, 50));
    expect(await story.rowsOf(asker)).toHaveLength(1);
  });
});
