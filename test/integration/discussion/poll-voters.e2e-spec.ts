import { randomUUID } from 'node:crypto';
import {
  countStatements,
  type Forum,
  ofRequest,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { requirePost, Writer } from './operations.js';

interface Voters {
  edges: { node: { member: { id: string } } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('polls that are not anonymous', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: TestMember;
  let author: Writer;
  let voter: TestMember;
  let moderator: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    member = await forum.make.member(brand);
    author = new Writer(forum, { community: brand.slug, token: member.token });
    moderator = await forum.make.member(brand, { role: 'moderator' });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    voter = await forum.make.member(brand);
  });

  async function ask(poll: object = {}, where = space): Promise<{ pollId: string; postId: string }> {
    const plain = { question: 'Quelle couleur ?', options: ['Rouge', 'Vert', 'Bleu'], kind: 'SINGLE' };
    const opened = await author.open(where, { body: `Sondage ${randomUUID()}`, poll: { ...plain, ...poll } });
    const { id: postId } = requirePost(opened);
    const [row] = await forum.database.query<{ id: string }>('SELECT id FROM poll WHERE post_id = $1', [
      postId,
    ]);
    return { pollId: String(row?.id), postId };
  }

  async function vote(pollId: string, choices: number[], { token }: TestMember = voter): Promise<void> {
    const { data } = await new Writer(forum, { community: brand.slug, token }).ask<{
      pollVote: { userErrors: unknown[] };
    }>(`mutation ($input: PollVoteInput!) { pollVote(input: $input) { userErrors { code } } }`, {
      input: { pollId, choices },
    });
    expect(data.pollVote.userErrors).toEqual([]);
  }

  async function votersOf(
    pollId: string,
    option: number,
    { more = '', ...who }: { token?: string; cookie?: string; community?: string; more?: string } = {},
  ): Promise<{ ids: string[] | null; next: string | null }> {
    const { data } = await forum.graphql<{ pollVoters: Voters | null }>(
      `query ($pollId: ID!, $option: Int!) { pollVoters(pollId: $pollId, option: $option${more}) {
        edges { node { member { id displayName } } } pageInfo { hasNextPage endCursor } } }`,
      { pollId, option },
      { community: brand.slug, ...who },
    );
    const page = data.pollVoters;
    return {
      ids: page?.edges.map(({ node }) => node.member.id) ?? null,
      next: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    };
  }
  const OPEN = { isAnonymous: false };
  const membersOf = (count: number) =>
    Promise.all(Array.from({ length: count }, () => forum.make.member(brand)));
  const sorted = (members: readonly TestMember[]) => members.map(({ id }) => id).sort();

  it('say who voted for what, by pages, and follow a vote that changes', async () => {
    const { pollId } = await ask(OPEN);
    const members = await membersOf(5);
    for (const each of members) await vote(pollId, [2], each);
    await vote(pollId, [1]);
    expect((await votersOf(pollId, 1)).ids).toEqual([voter.id]);
    const first = await votersOf(pollId, 2, { more: ', first: 3' });
    const rest = await votersOf(pollId, 2, { more: `, first: 3, after: "${first.next}"` });
    expect([...(first.ids ?? []), ...(rest.ids ?? [])]).toEqual(sorted(members));
    expect(rest.next).toBeNull();
    await vote(pollId, [3], members[0]);
    expect((await votersOf(pollId, 2)).ids).toEqual(sorted(members.slice(1)));
    for (const none of [0, 4, -1]) expect((await votersOf(pollId, none)).ids).toEqual([]);
  });

  it('count a ranked vote where its first choice is, and several choices at each', async () => {
    const ranked = await ask({ ...OPEN, kind: 'RANKED' });
    await vote(ranked.pollId, [3, 1]);
    expect((await votersOf(ranked.pollId, 3)).ids).toEqual([voter.id]);
    expect((await votersOf(ranked.pollId, 1)).ids).toEqual([]);
    const several = await ask({ ...OPEN, kind: 'MULTIPLE', minChoices: 1, maxChoices: 2 });
    await vote(several.pollId, [1, 3]);
    for (const option of [1, 3]) expect((await votersOf(several.pollId, option)).ids).toEqual([voter.id]);
  });

  it('name nobody of an anonymous poll, which answers as one that is not there', async () => {
    const { pollId } = await ask();
    await vote(pollId, [1]);
    for (const who of [{}, { token: voter.token }, { cookie: moderator.cookie }])
      expect((await votersOf(pollId, 1, who)).ids).toBeNull();
    expect((await votersOf(randomUUID(), 1)).ids).toBeNull();
    expect((await votersOf('x', 1)).ids).toBeNull();
  });

  it('name nobody before the counts are there to see', async () => {
    const later = await ask({ ...OPEN, visibility: 'AFTER_VOTE' });
    const other = await forum.make.member(brand);
    await vote(later.pollId, [1]);
    expect((await votersOf(later.pollId, 1)).ids).toBeNull();
    expect((await votersOf(later.pollId, 1, { token: other.token })).ids).toBeNull();
    expect((await votersOf(later.pollId, 1, { token: voter.token })).ids).toEqual([voter.id]);
    const last = await ask({ ...OPEN, visibility: 'AFTER_CLOSE' });
    await vote(last.pollId, [1]);
    expect((await votersOf(last.pollId, 1, { token: voter.token })).ids).toBeNull();
    await author.ask(`mutation { pollClose(input: { pollId: "${last.pollId}" }) { userErrors { code } } }`);
    expect((await votersOf(last.pollId, 1)).ids).toEqual([voter.id]);
  });

  it('name nobody to who may not enter, of what was withdrawn, nor to the neighbours', async () => {
    const hidden = await forum.make.space(brand, { visibility: 'private' });
    await forum.make.grantAccess(brand, hidden, member);
    await forum.make.grantAccess(brand, hidden, voter);
    const inside = await ask(OPEN, hidden);
    await vote(inside.pollId, [1]);
    expect((await votersOf(inside.pollId, 1)).ids).toBeNull();
    expect((await votersOf(inside.pollId, 1, { token: voter.token })).ids).toEqual([voter.id]);
    const gone = await ask(OPEN);
    await vote(gone.pollId, [1]);
    const neighbours = await forum.make.community();
    const away = await forum.make.member(neighbours, { role: 'admin' });
    for (const who of [{ community: neighbours.slug }, { community: neighbours.slug, cookie: away.cookie }])
      expect((await votersOf(gone.pollId, 1, who)).ids).toBeNull();
    expect((await votersOf(gone.pollId, 1)).ids).toEqual([voter.id]);
    await author.withdraw(gone.postId);
    expect((await votersOf(gone.pollId, 1, { token: voter.token })).ids).toBeNull();
  });

  it('cost six statements, however many voted', async () => {
    const { pollId } = await ask(OPEN);
    for (const each of await membersOf(8)) await vote(pollId, [1], each);
    await votersOf(pollId, 1);
    await settle(forum);
    const { statements } = await countStatements(() => votersOf(pollId, 1));
    expect(ofRequest(statements).length).toBeLessThanOrEqual(6);
  });
});
