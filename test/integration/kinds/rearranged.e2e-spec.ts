import {
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { randomUUID } from 'node:crypto';
import { KindWriter } from './kind-writer.js';

const REASON = 'Same subject';

describe('questions and ideas that are moved, merged or split', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let ideas: TestSpace;
  let questions: TestSpace;
  let author: KindWriter;
  let staff: TestMember;
  let moderator: KindWriter;

  const as = ({ token }: TestMember) => new KindWriter(forum, { community: brand.slug, token });

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    ideas = await forum.make.space(brand, { kind: 'ideas' });
    questions = await forum.make.space(brand, { kind: 'questions' });
    author = as(await forum.make.member(brand));
    staff = await forum.make.member(brand, { role: 'moderator' });
    moderator = new KindWriter(forum, { community: brand.slug, cookie: staff.cookie });
  });
  afterAll(() => forum.stop());

  const open = async (space: TestSpace): Promise<string> =>
    (await author.open(space, { body: `Text ${Math.random()}` })).threadId ?? '';
  async function listed(cookie?: string): Promise<string[]> {
    const { data } = await forum.graphql<{ ideas: { edges: { node: { id: string } }[] } }>(
      '{ ideas(first: 50) { edges { node { id } } } }',
      {},
      { community: brand.slug, ...(cookie ? { cookie } : {}) },
    );
    return data.ideas.edges.map(({ node }) => node.id);
  }

  it('leave the lists of those who may not enter where they went, at once', async () => {
    const id = await open(ideas);
    expect(await listed()).toContain(id);
    const closed = await forum.make.space(brand, { kind: 'ideas', visibility: 'private' });
    expect(await moderator.change('threadMove', { threadId: id, spaceId: closed.id, reason: REASON })).toBe(
      '',
    );
    expect(await listed()).not.toContain(id);
    expect(await listed(staff.cookie)).toContain(id);
  });

  it('unite the votes of two ideas, each member’s once, and leave one of them in the lists', async () => {
    const [from, into] = [await open(ideas), await open(ideas)];
    const [both, one] = [as(await forum.make.member(brand)), as(await forum.make.member(brand))];
    for (const threadId of [from, into]) await both.change('ideaVote', { threadId, isOn: true });
    await one.change('ideaVote', { threadId: from, isOn: true });
    expect(await moderator.change('threadMerge', { threadId: from, intoId: into, reason: REASON })).toBe('');
    expect((await author.thread(into))?.extras?.idea?.voteCount).toBe(2);
    expect((await one.thread(into))?.viewerHasVoted).toBe(true);
    const shown = await listed();
    expect(shown).toContain(into);
    expect(shown).not.toContain(from);
  });

  it('are solved no more where the accepted answer is split off', async () => {
    const id = await open(questions);
    const { post } = await author.reply(id, { body: `Answer ${Math.random()}` });
    const postId = post?.id ?? '';
    expect(await author.change('answerAccept', { postId })).toBe('');
    expect((await author.thread(id))?.extras?.question?.accepted).toMatchObject({ postId });
    const split = {
      threadId: id,
      postIds: [postId],
      title: 'Apart',
      reason: REASON,
      idempotencyKey: randomUUID(),
    };
    expect(await moderator.change('threadSplit', split)).toBe('');
    await settle(forum);
    expect((await author.thread(id))?.extras?.question?.accepted ?? null).toBeNull();
    expect(await forum.database.query('SELECT 1 FROM accepted_answer WHERE post_id = $1', [postId])).toEqual(
      [],
    );
  });

  it('become ideas where they are moved to a space for these', async () => {
    const plain = await forum.make.space(brand);
    const id = await open(plain);
    await moderator.change('threadMove', { threadId: id, spaceId: ideas.id, reason: REASON });
    await settle(forum);
    expect((await author.thread(id))?.extras?.idea).toMatchObject({ status: 'PROPOSED', voteCount: 0 });
    expect(await listed()).toContain(id);
  });
});
