import { PostHeld, PostWithdrawn } from '#discussion';
import { moderationConsumers } from '#moderation';
import { Database, type Fact, type FactConsumer } from '#platform';
import { type Forum, startForum, type TestMember, waitFor } from '#test-support';
import { ModerationStory } from './moderation-story.js';

describe('moderation.cases', () => {
  let forum: Forum;
  let story: ModerationStory;
  let author: TestMember;
  let moderator: TestMember;
  let consumer: FactConsumer;

  beforeAll(async () => {
    forum = await startForum();
    story = await ModerationStory.begin(forum);
    author = await forum.make.member(story.community);
    moderator = await forum.make.member(story.community, { role: 'moderator' });
    consumer = forum.server.app.get<FactConsumer>(moderationConsumers[0] as never, { strict: false });
  });

  afterAll(() => forum.stop());

  async function factsOf(type: { name: string }, postId: string): Promise<Fact[]> {
    return forum.database.query<Fact>(
      `SELECT f.id::text, f.tx::text, f.type, f.community_id AS "communityId", f.payload, f.recorded_at AS "recordedAt"
       FROM fact f WHERE f.type = $1 AND f.payload->>'postId' = $2`,
      [type.name, postId],
    );
  }

  async function handleAgain(fact: Fact | undefined): Promise<void> {
    const database = forum.server.app.get(Database, { strict: false });
    await database.transaction((tx) => consumer.handle(fact as Fact, tx));
  }

  it('makes nothing of a held post it has seen before', async () => {
    const { postId } = await story.holdOne(await story.openThread(author));
    const [held] = await factsOf(PostHeld, postId);
    await handleAgain(held);
    await handleAgain(held);
    const [row] = await forum.database.query<{ cases: number; signals: number }>(
      `SELECT count(DISTINCT c.id)::int AS cases, count(s.id)::int AS signals
       FROM moderation_case c JOIN case_signal s ON s.case_id = c.id WHERE c.post_id = $1`,
      [postId],
    );
    expect(row).toEqual({ cases: 1, signals: 1 });
    const { counter, recount } = await story.counts();
    expect(counter).toBe(recount);
    expect(await factsOf({ name: 'moderation.CaseOpened' }, postId)).toHaveLength(1);
  });

  it('does not open a decided case again', async () => {
    const { postId, caseId } = await story.holdOne(await story.openThread(author));
    await story.approve(moderator, caseId);
    const [held] = await factsOf(PostHeld, postId);
    await handleAgain(held);
    const [row] = await forum.database.query<{ state: string }>(
      'SELECT state FROM moderation_case WHERE id = $1',
      [caseId],
    );
    expect(row?.state).toBe('decided');
    const { counter, recount } = await story.counts();
    expect(counter).toBe(recount);
  });

  it('settles a withdrawn post once', async () => {
    const { author: newcomer, postId } = await story.holdOne(await story.openThread(author));
    await forum.graphql(
      'mutation ($input: PostWithdrawInput!) { postWithdraw(input: $input) { userErrors { code } } }',
      { input: { postId } },
      story.asMember(newcomer),
    );
    const settled = { name: 'moderation.CaseDecided' };
    await waitFor('the case to be settled', async () => (await factsOf(settled, postId)).length === 1);
    const [withdrawn] = await factsOf(PostWithdrawn, postId);
    await handleAgain(withdrawn);
    expect(await factsOf(settled, postId)).toHaveLength(1);
    const { counter, recount } = await story.counts();
    expect(counter).toBe(recount);
  });
});
