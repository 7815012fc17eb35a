import { countStatements, type Forum, settle, startForum, type TestMember, waitFor } from '#test-support';
import { ModerationStory } from './moderation-story.js';

const CASES = `query ($state: CaseState, $spaceId: ID, $first: Int, $after: String) {
  cases(state: $state, spaceId: $spaceId, first: $first, after: $after) {
    edges { cursor node {
      id state version openedAt signals { check explanation at }
      decisions { id verdict reasonCode reasonText decidedAt decidedBy { displayName } }
      post { id state moderationNote author { displayName } } source { body sha256 }
      author { displayName publishedPostCount rejectedPostCount } space { name } contextBefore { id } } }
    pageInfo { hasNextPage endCursor } } }`;

/** What consumers and jobs ask by themselves meanwhile. */
const BACKGROUND = /fact|graphile|^(BEGIN|START|COMMIT|ROLLBACK)/i;

interface CaseNode {
  id: string;
  version: number;
  signals: { check: string }[];
  post: { id: string; state: string };
  source: { body: string };
  author: { displayName: string };
  space: { name: string };
  contextBefore: { id: string }[];
}

interface CasesAnswer {
  cases: {
    edges: { cursor: string; node: CaseNode }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe('moderation queue', () => {
  let forum: Forum;
  let story: ModerationStory;
  let author: TestMember;
  let moderator: TestMember;

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    story = await ModerationStory.begin(forum);
    author = await forum.make.member(story.community);
    moderator = await forum.make.member(story.community, { role: 'moderator', displayName: 'Camille' });
  });

  afterAll(() => forum.stop());

  async function cases(who: TestMember, variables: Record<string, unknown> = {}): Promise<CaseNode[]> {
    const answer = await forum.graphql<CasesAnswer>(CASES, { first: 100, ...variables }, story.asStaff(who));
    expect(answer.errors).toEqual([]);
    return answer.data.cases.edges.map(({ node }) => node);
  }

  it('holds a newcomer’s link, shows it to its author and moderators only, and lists it with all there is to know', async () => {
    const threadId = await story.openThread(author);
    const context = await story.reply(author, threadId, 'Le variateur aussi.');
    const { author: newcomer, postId } = await story.holdOne(threadId);

    expect(await story.postIds(threadId, { community: story.community.slug })).not.toContain(postId);
    expect(await story.postIds(threadId, story.asMember(author))).not.toContain(postId);
    const own = await forum.graphql<{ myPendingPosts: { id: string; state: string }[] }>(
      'query ($id: ID!) { myPendingPosts(threadId: $id) { id state } }',
      { id: threadId },
      story.asMember(newcomer),
    );
    expect(own.data.myPendingPosts).toEqual([{ id: postId, state: 'PENDING' }]);

    const [found] = await cases(moderator);
    expect(found).toMatchObject({
      state: 'OPEN',
      version: 1,
      signals: [{ check: 'newcomer-link' }],
      decisions: [],
      post: { id: postId, state: 'PENDING', author: { displayName: newcomer.displayName } },
      source: { body: 'Voyez https://example.com/offre' },
      author: { displayName: newcomer.displayName, publishedPostCount: 0, rejectedPostCount: 0 },
      space: { name: story.space.slug },
    });
    expect(found?.contextBefore.map(({ id }) => id)).toContain(context.id);
  });

  it('publishes what is approved, and keeps the signed decision', async () => {
    const threadId = await story.openThread(author);
    const { postId, caseId } = await story.holdOne(threadId);
    const answer = await story.approve(moderator, caseId);
    expect(answer.data.caseDecide).toEqual({
      case: { id: caseId, state: 'DECIDED', version: 2, post: { id: postId, state: 'PUBLISHED' } },
      userErrors: [],
    });
    expect(await story.postIds(threadId, { community: story.community.slug })).toContain(postId);
    expect(await cases(moderator)).toEqual([]);
    const [decided] = await cases(moderator, { state: 'DECIDED' });
    expect(decided).toMatchObject({
      decisions: [
        {
          verdict: 'APPROVE',
          reasonCode: 'OK_ON_TOPIC',
          reasonText: 'Utile.',
          decidedBy: { displayName: 'Camille' },
        },
      ],
    });
  });

  it('tells the author, and nobody else, why a post was rejected', async () => {
    const threadId = await story.openThread(author);
    const { author: newcomer, postId, caseId } = await story.holdOne(threadId);
    await story.reject(moderator, caseId, 'Pas de publicité ici.');
    const look = 'query ($id: ID!) { post(id: $id) { state moderationNote } }';
    const seen = async (identity: object) =>
      (await forum.graphql<{ post: object | null }>(look, { id: postId }, identity)).data.post;
    expect(await seen(story.asMember(newcomer))).toEqual({
      state: 'REJECTED',
      moderationNote: 'Pas de publicité ici.',
    });
    expect(await seen(story.asMember(author))).toBeNull();
    expect(await story.postIds(threadId, { community: story.community.slug })).not.toContain(postId);
  });

  it.each([
    ['no words', { reasonText: '  ' }, 'REASON_REQUIRED', 'reasonText'],
    ['a ground that does not fit', { reasonCode: 'SPAM' }, 'REASON_REQUIRED', 'reasonCode'],
    ['NUL in the words', { reasonText: 'a\0b' }, 'NUL_NOT_ALLOWED', 'reasonText'],
    ['half a character', { reasonText: 'a\ud83d' }, 'INVALID_UNICODE', 'reasonText'],
  ])('refuses a decision with %s, and changes nothing', async (_, given, code, field) => {
    const { caseId } = await story.holdOne(await story.openThread(author));
    const decision = { verdict: 'APPROVE', reasonCode: 'OK_ON_TOPIC', reasonText: 'Utile.' };
    const answer = await story.decide(moderator, { caseId, ...decision, ...given });
    expect(answer.data.caseDecide).toMatchObject({ case: null, userErrors: [{ code, field }] });
    expect(await cases(moderator)).toMatchObject([{ id: caseId, version: 1, decisions: [] }]);
  });

  it('lets exactly one of twenty simultaneous decisions stand', async () => {
    const threadId = await story.openThread(author);
    const { postId, caseId } = await story.holdOne(threadId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        turn % 2 ? story.approve(moderator, caseId) : story.reject(moderator, caseId),
      ),
    );
    const refusals = answers.flatMap(({ data }) => data.caseDecide.userErrors);
    expect(answers.filter(({ data }) => data.caseDecide.case !== null)).toHaveLength(1);
    expect(refusals).toHaveLength(19);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        code: 'CASE_ALREADY_DECIDED',
        message: 'Already decided by Camille.',
      });
    }
    const decisions = await forum.database.query<{ verdict: string }>(
      'SELECT verdict FROM decision WHERE case_id = $1',
      [caseId],
    );
    expect(decisions).toHaveLength(1);
    const isVisible = (await story.postIds(threadId, { community: story.community.slug })).includes(postId);
    expect(isVisible).toBe(decisions[0]?.verdict === 'approve');
    expect(await story.counts()).toEqual({ counter: 0, recount: 0 });
  });

  it('refuses a decision on another version than the moderator saw', async () => {
    const { caseId } = await story.holdOne(await story.openThread(author));
    await forum.database.query('UPDATE moderation_case SET version = 2 WHERE id = $1', [caseId]);
    const answer = await story.approve(moderator, caseId);
    expect(answer.data.caseDecide.userErrors).toMatchObject([{ code: 'CASE_VERSION_CONFLICT' }]);
    expect(await story.counts()).toEqual({ counter: 1, recount: 1 });
  });

  it('settles a case whose author takes the post back', async () => {
    const { author: newcomer, postId, caseId } = await story.holdOne(await story.openThread(author));
    await forum.graphql(
      'mutation ($input: PostWithdrawInput!) { postWithdraw(input: $input) { userErrors { code } } }',
      { input: { postId } },
      story.asMember(newcomer),
    );
    const answer = await story.approve(moderator, caseId);
    expect(answer.data.caseDecide.userErrors).toMatchObject([
      { code: 'CASE_ALREADY_DECIDED', message: 'The author took the message back.' },
    ]);
    await waitFor('the case to be settled', async () => (await story.counts()).recount === 0);
    expect(await story.counts()).toEqual({ counter: 0, recount: 0 });
  });

  it('keeps the count exact while cases come and go side by side', async () => {
    const threadId = await story.openThread(author);
    const held = await Promise.all(Array.from({ length: 12 }, () => story.holdOne(threadId)));
    expect(await story.counts()).toEqual({ counter: 12, recount: 12 });
    await Promise.all([
      ...held
        .slice(0, 7)
        .map(({ caseId }, turn) =>
          turn % 2 ? story.approve(moderator, caseId) : story.reject(moderator, caseId),
        ),
      story.holdOne(threadId),
      story.holdOne(threadId),
    ]);
    expect(await story.counts()).toEqual({ counter: 7, recount: 7 });
    const summary = await forum.graphql<{ queueSummary: { openCount: number; oldestOpenedAt: string } }>(
      '{ queueSummary { openCount oldestOpenedAt } }',
      {},
      story.asStaff(moderator),
    );
    expect(summary.data.queueSummary.openCount).toBe(7);
    expect(summary.data.queueSummary.oldestOpenedAt).not.toBeNull();
  });

  it('shows a moderator of one space the cases of that space only', async () => {
    const other = await forum.make.space(story.community);
    const own = await forum.make.member(story.community, {
      role: 'moderator',
      roleSpaceId: story.space.id,
    });
    const here = await story.holdOne(await story.openThread(author));
    const there = await story.holdOne(await story.openThread(author, { space: other }));

    expect((await cases(own)).map(({ id }) => id)).toEqual([here.caseId]);
    expect(await cases(own, { spaceId: other.id })).toEqual([]);
    expect((await cases(moderator)).map(({ id }) => id)).toEqual([here.caseId, there.caseId]);
    const look = async (who: TestMember, id: string) =>
      (
        await forum.graphql<{ case: object | null }>(
          'query ($id: ID!) { case(id: $id) { id } }',
          { id },
          story.asStaff(who),
        )
      ).data.case;
    expect(await look(own, there.caseId)).toBeNull();
    expect(await look(own, here.caseId)).not.toBeNull();
    const refused = await story.approve(own, there.caseId);
    const unknown = await story.approve(own, '018f0000-0000-7000-8000-00000000dead');
    expect(refused.errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect(refused.errors).toEqual(unknown.errors);
    const summary = await forum.graphql<{ queueSummary: { openCount: number } }>(
      '{ queueSummary { openCount } }',
      {},
      story.asStaff(own),
    );
    expect(summary.data.queueSummary.openCount).toBe(1);
  });

  it('is closed to members, to widget tokens of staff, and to other communities', async () => {
    const { caseId } = await story.holdOne(await story.openThread(author));
    const elsewhere = await ModerationStory.begin(forum);
    const stranger = await forum.make.member(elsewhere.community, { role: 'admin' });
    const codeFor = async (identity: object) =>
      (await forum.graphql('{ queueSummary { openCount } }', {}, identity)).errors[0]?.extensions.code;
    expect(await codeFor({ community: story.community.slug })).toBe('UNAUTHENTICATED');
    expect(await codeFor(story.asMember(author))).toBe('FORBIDDEN');
    expect(await codeFor(story.asMember(moderator))).toBe('FORBIDDEN');
    expect(await codeFor({ community: story.community.slug, cookie: stranger.cookie })).toBe('FORBIDDEN');
    const answer = await elsewhere.approve(stranger, caseId);
    expect(answer.errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await story.counts()).toEqual({ counter: 1, recount: 1 });
  });

  it('pages oldest first and costs the same number of statements however many cases', async () => {
    const threadId = await story.openThread(author);
    const ids: string[] = [];
    const statementsFor = async (first: number) => {
      await settle(forum);
      const { statements } = await countStatements(() => cases(moderator, { first }));
      return statements.filter((sql) => !BACKGROUND.test(sql)).length;
    };
    for (let turn = 0; turn < 3; turn += 1) ids.push((await story.holdOne(threadId)).caseId);
    await statementsFor(3);
    const few = await statementsFor(3);
    for (let turn = 0; turn < 9; turn += 1) ids.push((await story.holdOne(threadId)).caseId);
    expect(await statementsFor(12)).toBe(few);
    expect(few).toBeLessThanOrEqual(10);

    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: { data: CasesAnswer } = await forum.graphql<CasesAnswer>(
        CASES,
        { first: 5, after },
        story.asStaff(moderator),
      );
      seen.push(...answer.data.cases.edges.map(({ node }) => node.id));
      const { hasNextPage, endCursor } = answer.data.cases.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after);
    expect(seen).toEqual(ids);
  });

  it('removes a published post for a reason that its author reads', async () => {
    const threadId = await story.openThread(author);
    const post = await story.reply(author, threadId, 'Un message malheureux.');
    const remove = (reasonCode: string) =>
      forum.graphql<{ postRemove: { post: object | null; userErrors: object[] } }>(
        `mutation ($input: PostRemoveInput!) { postRemove(input: $input) { post { state bodyHtml } userErrors { code } } }`,
        { input: { postId: post.id, reasonCode, reasonText: 'Données personnelles.' } },
        story.asStaff(moderator),
      );
    expect((await remove('OK_OTHER')).data.postRemove.userErrors).toEqual([{ code: 'REASON_REQUIRED' }]);
    const answer = await remove('PERSONAL_DATA');
    expect(answer.data.postRemove).toEqual({ post: { state: 'REMOVED', bodyHtml: '' }, userErrors: [] });
    const own = await forum.graphql<{ post: { moderationNote: string } }>(
      'query ($id: ID!) { post(id: $id) { moderationNote } }',
      { id: post.id },
      story.asMember(author),
    );
    expect(own.data.post.moderationNote).toBe('Données personnelles.');
    expect(await cases(moderator, { state: 'DECIDED' })).toMatchObject([
      { post: { id: post.id }, decisions: [{ verdict: 'REJECT', reasonCode: 'PERSONAL_DATA' }] },
    ]);
    expect((await remove('SPAM')).data.postRemove.userErrors).toHaveLength(1);
  });

  it('never alters a decision, even by hand', async () => {
    const { caseId } = await story.holdOne(await story.openThread(author));
    await story.approve(moderator, caseId);
    for (const sql of ["UPDATE decision SET reason_text = 'x'", 'DELETE FROM decision']) {
      await expect(forum.database.query(`${sql} WHERE case_id = $1`, [caseId])).rejects.toThrow(
        'append-only',
      );
    }
  });
});
