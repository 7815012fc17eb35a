import { IdeaVoters } from '#discussion';
import {
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { ThreadView } from '../realtime/thread-view.js';
import { KindWriter } from './kind-writer.js';

describe('ideas', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: KindWriter;
  let voter: KindWriter;
  let moderator: KindWriter;
  let voterMember: TestMember;

  const as = ({ token }: TestMember) => new KindWriter(forum, { community: brand.slug, token });

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    space = await forum.make.space(brand, { kind: 'ideas' });
    author = as(await forum.make.member(brand));
    voterMember = await forum.make.member(brand);
    voter = as(voterMember);
    const staff = await forum.make.member(brand, { role: 'moderator' });
    moderator = new KindWriter(forum, { community: brand.slug, cookie: staff.cookie });
  });
  afterAll(() => forum.stop());

  const idea = async (where = space): Promise<string> =>
    (await author.open(where, { body: `An idea ${Math.random()}` })).threadId ?? '';
  const vote = (who: KindWriter, threadId: string, isOn = true) => who.change('ideaVote', { threadId, isOn });

  it('count the votes of a hundred members at once right, each once, and take them back', async () => {
    const id = await idea();
    const members = await Promise.all(Array.from({ length: 50 }, () => forum.make.member(brand)));
    const votes = members.flatMap((member) => [vote(as(member), id), vote(as(member), id)]);
    expect(new Set(await Promise.all(votes))).toEqual(new Set(['']));
    expect((await author.thread(id))?.extras?.idea?.voteCount).toBe(50);
    expect((await author.thread(id))?.viewerHasVoted).toBe(false);
    const first = as(members[0] as TestMember);
    expect((await first.thread(id))?.viewerHasVoted).toBe(true);
    await vote(first, id, false);
    await vote(first, id, false);
    expect((await author.thread(id))?.extras?.idea?.voteCount).toBe(49);
  });

  it('are moved by staff of their space alone, each move kept with its words', async () => {
    const id = await idea();
    const elsewhere = await forum.make.member(brand, {
      role: 'moderator',
      roleSpaceId: (await forum.make.space(brand)).id,
    });
    const outsider = new KindWriter(forum, { community: brand.slug, cookie: elsewhere.cookie });
    const neighbour = await forum.make.community();
    const admin = await forum.make.member(neighbour, { role: 'admin' });
    const away = new KindWriter(forum, { community: neighbour.slug, cookie: admin.cookie });
    const to = (status: string, note?: string) => ({ threadId: id, status, note });
    expect(await author.change('ideaStatusSet', to('SHIPPED'))).toBe('FORBIDDEN');
    expect(await outsider.change('ideaStatusSet', to('SHIPPED'))).toBe('FORBIDDEN');
    expect(await away.change('ideaStatusSet', to('SHIPPED'))).toBe('THREAD_NOT_FOUND');
    expect(await away.change('ideaVote', { threadId: id, isOn: true })).toBe('THREAD_NOT_FOUND');
    expect(await moderator.change('ideaStatusSet', to('PLANNED', 'x'.repeat(1001)))).toBe(
      'IDEA_NOTE_INVALID',
    );
    const talk = await author.open(await forum.make.space(brand));
    expect(await vote(voter, talk.threadId ?? '')).toBe('NOT_AN_IDEA');
    expect((await author.thread(id))?.extras?.idea?.status).toBe('PROPOSED');
    await moderator.change('ideaStatusSet', to('PLANNED', 'Soon.'));
    await moderator.change('ideaStatusSet', to('PLANNED', 'Again.'));
    await moderator.change('ideaStatusSet', to('DECLINED'));
    const { data } = await voter.ask<{ thread: { ideaMoves: object[] } }>(
      `query { thread(id: "${id}") { ideaMoves { from to note movedBy { displayName } } } }`,
    );
    expect(data.thread.ideaMoves).toMatchObject([
      { from: 'PLANNED', to: 'DECLINED', note: null },
      { from: 'PROPOSED', to: 'PLANNED', note: 'Soon.' },
    ]);
    await expect(forum.database.query(`UPDATE idea_move SET note = 'x'`)).rejects.toThrow();
  });

  it('unite the votes of a duplicate with theirs, one a member, until the merge is undone', async () => {
    const [from, into] = [await idea(), await idea()];
    await vote(voter, from);
    await vote(voter, into);
    await vote(author, from);
    const merge = { fromThreadId: from, intoThreadId: into };
    expect(await voter.change('ideaMerge', merge)).toBe('FORBIDDEN');
    expect(await moderator.change('ideaMerge', { ...merge, intoThreadId: from })).toBe('MERGE_IMPOSSIBLE');
    const both = await Promise.all([
      moderator.change('ideaMerge', merge),
      moderator.change('ideaMerge', { fromThreadId: into, intoThreadId: from }),
    ]);
    expect(both.filter((code) => code === '')).toHaveLength(1);
    const [gone, kept] = both[0] === '' ? [from, into] : [into, from];
    expect(await author.thread(gone)).toMatchObject({
      isLocked: true,
      extras: { idea: { mergedIntoId: kept } },
    });
    expect((await author.thread(kept))?.extras?.idea).toMatchObject({ voteCount: 2, mergedCount: 1 });
    expect(await vote(voter, gone)).toBe('IDEA_MERGED');
    expect((await author.list(`ideas(spaceId: "${space.id}", first: 100)`)).ids).not.toContain(gone);
    expect(await moderator.change('ideaUnmerge', { threadId: gone })).toBe('');
    expect((await author.thread(gone))?.isLocked).toBe(false);
    expect((await author.thread(from))?.extras?.idea).toMatchObject({ voteCount: 2, mergedIntoId: null });
    expect((await author.thread(into))?.extras?.idea).toMatchObject({ voteCount: 1, mergedCount: 0 });
    expect(await moderator.change('ideaUnmerge', { threadId: gone })).toBe('MERGE_IMPOSSIBLE');
  });

  it('are listed by votes, age and last move, and stand on the roadmap by status', async () => {
    const own = await forum.make.space(brand, { kind: 'ideas' });
    const ids = [await idea(own), await idea(own), await idea(own)] as [string, string, string];
    await vote(voter, ids[1]);
    await vote(author, ids[1]);
    await vote(voter, ids[2]);
    await moderator.change('ideaStatusSet', { threadId: ids[0], status: 'PLANNED' });
    const list = (rest: string) => voter.list(`ideas(spaceId: "${own.id}", ${rest})`);
    expect((await list('sort: NEWEST')).ids).toEqual([ids[2], ids[1], ids[0]]);
    expect((await list('sort: MOVED')).ids).toEqual([ids[0], ids[2], ids[1]]);
    const first = await list('sort: VOTES, first: 2');
    expect(first.ids).toEqual([ids[1], ids[2]]);
    expect((await list(`sort: VOTES, first: 2, after: "${first.next}"`)).ids).toEqual([ids[0]]);
    const query = `query { roadmap(spaceId: "${own.id}", first: 1) { status count ideas { edges { node { id viewerHasVoted
      author { displayName } } } pageInfo { hasNextPage endCursor } } } }`;
    const result = await voter.ask<{
      roadmap: {
        status: string;
        count: number;
        ideas: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string } };
      }[];
    }>(query);
    const columns = result.data.roadmap;
    expect(columns.map(({ status, count }) => `${status} ${count}`)).toEqual([
      'PROPOSED 2',
      'UNDER_REVIEW 0',
      'PLANNED 1',
      'IN_PROGRESS 0',
      'SHIPPED 0',
      'DECLINED 0',
    ]);
    expect(columns[0]?.ideas.edges.map(({ node }) => node.id)).toEqual([ids[1]]);
    const cursor = columns[0]?.ideas.pageInfo.endCursor;
    expect((await list(`status: PROPOSED, sort: VOTES, after: "${cursor}"`)).ids).toEqual([ids[2]]);
  });

  it('that wait, or went, are in no list', async () => {
    const own = await forum.make.space(brand, { kind: 'ideas' });
    const id = await idea(own);
    const { data } = await author.ask<{ thread: { posts: { edges: { node: { id: string } }[] } } }>(
      `query { thread(id: "${id}") { posts(first: 1) { edges { node { id } } } } }`,
    );
    await author.withdraw(data.thread.posts.edges[0]?.node.id ?? '');
    expect((await author.list(`ideas(spaceId: "${own.id}")`)).ids).toEqual([]);
    const hidden = await forum.make.space(brand, { kind: 'ideas', visibility: 'private' });
    const secret = (await moderator.open(hidden, { body: `Secret ${Math.random()}` })).threadId;
    expect((await moderator.list(`ideas(spaceId: "${hidden.id}")`)).ids).toEqual([secret]);
    expect((await voter.list(`ideas(spaceId: "${hidden.id}")`)).ids).toEqual([]);
    const careful = await forum.make.community({ newcomerPostThreshold: 5 });
    const newcomer = await forum.make.member(careful);
    const lead = await forum.make.member(careful, { role: 'moderator' });
    const place = await forum.make.space(careful, { kind: 'ideas' });
    const held = await new KindWriter(forum, { community: careful.slug, token: newcomer.token }).open(place, {
      body: 'See https://one.example and https://two.example',
    });
    expect(held.post?.state).toBe('PENDING');
    const watcher = new KindWriter(forum, { community: careful.slug, cookie: lead.cookie });
    expect((await watcher.list(`ideas(spaceId: "${place.id}")`)).ids).toEqual([]);
    await settle(forum);
    const [waiting] = await forum.database.query<{ id: string; version: number }>(
      'SELECT id, version FROM moderation_case WHERE community_id = $1',
      [careful.id],
    );
    await watcher.ask(
      `mutation ($id: ID!, $version: Int!) { caseDecide(input: { caseId: $id, version: $version, verdict: APPROVE,
         reasonCode: OK_ON_TOPIC, reasonText: "Fine." }) { userErrors { code } } }`,
      { id: waiting?.id, version: waiting?.version },
    );
    expect((await watcher.list(`ideas(spaceId: "${place.id}")`)).ids).toEqual([held.threadId]);
  });

  it('name those who voted and may still read them, batch after batch', async () => {
    const id = await idea();
    await vote(voter, id);
    await vote(author, id);
    const voters = forum.server.app.get(IdeaVoters, { strict: false });
    const [first] = await voters.batch(brand.id, id, null, 1);
    const rest = await voters.batch(brand.id, id, first ?? null, 10);
    expect([first, ...rest]).toHaveLength(2);
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [voterMember.id]);
    expect(await voters.batch(brand.id, id, null, 10)).toHaveLength(1);
    await forum.database.query(`UPDATE member SET state = 'active' WHERE id = $1`, [voterMember.id]);
    await forum.database.query(`UPDATE space SET visibility = 'private' WHERE id = $1`, [space.id]);
    expect(await voters.batch(brand.id, id, null, 10)).toEqual([]);
    await forum.database.query(`UPDATE space SET visibility = 'public' WHERE id = $1`, [space.id]);
  });

  it('look the same to who follows the changes and to who comes afresh', async () => {
    const [id, duplicate] = [await idea(), await idea()];
    const follower = await ThreadView.fetch(forum, brand.slug, id);
    await vote(voter, id);
    await moderator.change('ideaStatusSet', { threadId: id, status: 'SHIPPED', note: 'Here.' });
    await moderator.change('ideaMerge', { fromThreadId: duplicate, intoThreadId: id });
    await follower.catchUp();
    expect(follower.shown).toEqual((await ThreadView.fetch(forum, brand.slug, id)).shown);
  });
});
