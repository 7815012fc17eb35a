import { randomUUID } from 'node:crypto';
import { PollsCloseJob } from '#discussion';
import type { PollExtras, PollResults } from '#protocol';
import {
  countStatements,
  ofRequest,
  settle,
  type Forum,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';
import { ThreadView } from '../realtime/thread-view.js';
import { requirePost, Writer } from './operations.js';

type Shown = PollExtras & { viewerChoices: number[] | null; viewerResults: PollResults | null };

const RESULTS = '{ votes rounds { votes exhausted } winners }';
const POLL = `extras { poll { id question kind options minChoices maxChoices isAnonymous mayChange visibility closesAt
  isClosed voterCount results ${RESULTS} viewerChoices viewerResults ${RESULTS} } }`;
const PLAIN = { question: 'Quelle couleur ?', options: ['Rouge', 'Vert', 'Bleu'], kind: 'SINGLE' };

describe('polls', () => {
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

  async function ask(
    poll: object = {},
    where = space,
    by = author,
  ): Promise<{ pollId: string; postId: string; threadId: string }> {
    const opened = await by.open(where, { body: `Sondage ${randomUUID()}`, poll: { ...PLAIN, ...poll } });
    const { id: postId, threadId } = requirePost(opened);
    const [row] = await forum.database.query<{ id: string }>('SELECT id FROM poll WHERE post_id = $1', [
      postId,
    ]);
    return { pollId: String(row?.id), postId, threadId };
  }

  async function mutate(
    name: string,
    input: object,
    who: object,
  ): Promise<{ code: string; poll: Shown | null }> {
    const type = name === 'pollVote' ? 'PollVoteInput' : 'PollInquiryInput';
    const answer = await forum.graphql<
      Record<string, { post: { extras: { poll: Shown } } | null; userErrors: { code: string }[] }>
    >(
      `mutation ($input: ${type}!) { done: ${name}(input: $input) { post { ${POLL} } userErrors { code } } }`,
      { input },
      { community: brand.slug, ...who },
    );
    const done = answer.data?.['done'];
    return {
      poll: done?.post?.extras.poll ?? null,
      code: done?.userErrors[0]?.code ?? answer.errors[0]?.extensions.code ?? '',
    };
  }

  const vote = (pollId: string, choices: number[], by: TestMember = voter) =>
    mutate('pollVote', { pollId, choices }, { token: by.token });

  async function shown(postId: string, who: { token?: string } = {}): Promise<Shown> {
    const { data } = await forum.graphql<{ post: { extras: { poll: Shown } } }>(
      `query ($id: ID!) { post(id: $id) { ${POLL} } }`,
      { id: postId },
      { community: brand.slug, ...who },
    );
    return data.post.extras.poll;
  }

  const column = async (postId: string) =>
    (
      await forum.database.query<{ x: string }>('SELECT extras::text AS x FROM post WHERE id = $1', [postId])
    )[0]?.x ?? '';

  it('come with a thread or a reply, as their author asked them', async () => {
    const { postId, threadId } = await ask();
    expect(await shown(postId)).toMatchObject({
      ...PLAIN,
      isAnonymous: true,
      mayChange: true,
      visibility: 'ALWAYS',
      closesAt: null,
      isClosed: false,
      voterCount: 0,
      results: { votes: [0, 0, 0], rounds: null, winners: [] },
    });
    const reply = requirePost(await author.reply(threadId, { body: randomUUID(), poll: { ...PLAIN } }));
    expect((await shown(reply.id)).question).toBe(PLAIN.question);
  });

  it('that cannot be asked are refused, and nothing is written', async () => {
    const bad: object[] = [
      { question: '' },
      { question: 'x'.repeat(256) },
      { options: ['seule'] },
      { options: Array.from({ length: 21 }, (_, n) => `n° ${n}`) },
      { options: ['a', 'A'] },
      { options: ['a', ' '] },
      { options: ['a', 'x'.repeat(101)] },
      { kind: 'MULTIPLE', minChoices: 0 },
      { kind: 'MULTIPLE', minChoices: 3, maxChoices: 2 },
      { kind: 'MULTIPLE', maxChoices: 4 },
      { closesAt: new Date(Date.now() - 1_000).toISOString() },
      { closesAt: new Date(Date.now() + 366 * 86_400_000).toISOString() },
    ];
    const before = await forum.database.query('SELECT id FROM thread');
    for (const poll of bad)
      expect([
        poll,
        (await author.open(space, { body: randomUUID(), poll: { ...PLAIN, ...poll } })).code,
      ]).toEqual([poll, 'POLL_INVALID']);
    expect(await forum.database.query('SELECT id FROM thread')).toHaveLength(before.length);
  });

  it('make one message of a retried send, and refuse another poll under its key', async () => {
    const input = { body: randomUUID(), idempotencyKey: randomUUID(), poll: { ...PLAIN } };
    const first = requirePost(await author.open(space, input));
    expect(requirePost(await author.open(space, input)).id).toBe(first.id);
    const other = { ...input, poll: { ...PLAIN, question: 'Autre chose ?' } };
    expect((await author.open(space, other)).code).toBe('IDEMPOTENCY_CONFLICT');
    expect(await forum.database.query('SELECT FROM poll WHERE post_id = $1', [first.id])).toHaveLength(1);
  });

  it('count two hundred votes sent at once as two hundred, whoever sends again', async () => {
    const { pollId, postId } = await ask();
    const members = await Promise.all(Array.from({ length: 200 }, () => forum.make.member(brand)));
    const choiceOf = new Map(members.map((each, index) => [each, [(index % 3) + 1]]));
    // A busy machine may not answer all in time: who was not answered sends again, as a person would.
    for (let waiting = members; waiting.length > 0;) {
      const sent = waiting.map((each) => vote(pollId, choiceOf.get(each) ?? [], each));
      const codes = (await Promise.all(sent)).map(({ code }) => code);
      expect(codes.filter((code) => code !== '' && code !== 'DEADLINE_EXCEEDED')).toEqual([]);
      waiting = waiting.filter((_, index) => codes[index] !== '');
    }
    await Promise.all(members.slice(0, 60).map((each) => vote(pollId, choiceOf.get(each) ?? [], each)));
    expect(await shown(postId)).toMatchObject({ voterCount: 200, results: { votes: [67, 67, 66] } });
  }, 60_000);

  it('keep one vote of a member who changes it in many places at once', async () => {
    const { pollId, postId } = await ask();
    await Promise.all(Array.from({ length: 20 }, (_, index) => vote(pollId, [(index % 3) + 1])));
    const { voterCount, results } = await shown(postId);
    expect([voterCount, results?.votes.reduce((sum, count) => sum + count, 0)]).toEqual([1, 1]);
    await vote(pollId, [2]);
    expect(await shown(postId, { token: voter.token })).toMatchObject({
      results: { votes: [0, 1, 0], winners: [2] },
      viewerChoices: [2],
    });
    await mutate('pollVoteWithdraw', { pollId }, { token: voter.token });
    expect(await shown(postId, { token: voter.token })).toMatchObject({ voterCount: 0, viewerChoices: null });
  });

  it('let a vote be final, and the same vote again change nothing', async () => {
    const { pollId, postId, threadId } = await ask({ mayChange: false });
    await vote(pollId, [1]);
    const { seq } = await ThreadView.fetch(forum, brand.slug, threadId);
    expect((await vote(pollId, [1])).code).toBe('');
    expect((await vote(pollId, [2])).code).toBe('POLL_VOTE_FINAL');
    expect((await mutate('pollVoteWithdraw', { pollId }, { token: voter.token })).code).toBe(
      'POLL_VOTE_FINAL',
    );
    expect((await ThreadView.fetch(forum, brand.slug, threadId)).seq).toBe(seq);
    expect((await shown(postId)).results?.votes).toEqual([1, 0, 0]);
  });

  it('let one vote stand of several different ones that a member sends at once, where it is final', async () => {
    const { pollId, postId } = await ask({ mayChange: false });
    const sent = await Promise.all([1, 2, 3, 1, 2, 3].map((option) => vote(pollId, [option])));
    expect(new Set(sent.map(({ code }) => code))).toEqual(new Set(['', 'POLL_VOTE_FINAL']));
    const { viewerChoices, voterCount } = await shown(postId, { token: voter.token });
    expect(voterCount).toBe(1);
    const accepted = sent.flatMap(({ code }, index) => (code === '' ? [(index % 3) + 1] : []));
    expect(new Set(accepted)).toEqual(new Set(viewerChoices));
  });

  it('refuse choices that they do not take', async () => {
    const single = await ask();
    for (const choices of [[], [0], [4], [-1], [1, 2], [1, 1]])
      expect([choices, (await vote(single.pollId, choices)).code]).toEqual([choices, 'POLL_CHOICES_INVALID']);
    const several = await ask({ kind: 'MULTIPLE', minChoices: 2, maxChoices: 2 });
    expect((await vote(several.pollId, [1])).code).toBe('POLL_CHOICES_INVALID');
    expect((await vote(several.pollId, [1, 2, 3])).code).toBe('POLL_CHOICES_INVALID');
    expect((await vote(several.pollId, [3, 1])).poll).toMatchObject({
      results: { votes: [1, 0, 1] },
      viewerChoices: [1, 3],
    });
    expect((await shown(single.postId)).voterCount).toBe(0);
  });

  it('count preferences by instant runoff, round by round', async () => {
    const { pollId, postId } = await ask({ kind: 'RANKED' });
    const ballots = [[1], [1], [2, 3], [2, 3], [3, 2]];
    for (const choices of ballots) await vote(pollId, choices, await forum.make.member(brand));
    expect((await shown(postId)).results).toEqual({
      votes: [2, 2, 1],
      rounds: [
        { votes: [2, 2, 1], exhausted: 0 },
        { votes: [2, 3, null], exhausted: 0 },
      ],
      winners: [2],
    });
  });

  it('keep counts from everybody until they are closed, frames and rows included', async () => {
    const { pollId, postId, threadId } = await ask({ visibility: 'AFTER_CLOSE' });
    await vote(pollId, [2]);
    const token = { token: voter.token };
    expect(await shown(postId, token)).toMatchObject({ results: null, viewerResults: null, voterCount: 1 });
    expect(await shown(postId, { token: member.token })).toMatchObject({
      results: null,
      viewerResults: null,
    });
    expect(JSON.parse(await column(postId))).toMatchObject({ poll: { results: null } });
    const { seq } = await ThreadView.fetch(forum, brand.slug, threadId);
    await vote(pollId, [3]);
    expect((await ThreadView.fetch(forum, brand.slug, threadId)).seq).toBe(seq);
    expect((await mutate('pollClose', { pollId }, token)).code).toBe('POLL_NOT_YOURS');
    expect((await mutate('pollClose', { pollId }, { token: member.token })).poll).toMatchObject({
      isClosed: true,
      results: { votes: [0, 0, 1], winners: [3] },
    });
    expect((await vote(pollId, [1])).code).toBe('POLL_CLOSED');
    expect((await mutate('pollVoteWithdraw', { pollId }, token)).code).toBe('POLL_CLOSED');
    const closed = await ThreadView.fetch(forum, brand.slug, threadId);
    expect((await mutate('pollClose', { pollId }, { cookie: moderator.cookie })).code).toBe('');
    expect((await ThreadView.fetch(forum, brand.slug, threadId)).seq).toBe(closed.seq);
  });

  it('show counts to who has voted, and to nobody else', async () => {
    const { pollId, postId } = await ask({ visibility: 'AFTER_VOTE' });
    await vote(pollId, [1]);
    expect(await shown(postId, { token: voter.token })).toMatchObject({
      results: null,
      viewerResults: { votes: [1, 0, 0] },
    });
    for (const who of [{}, { token: member.token }])
      expect(await shown(postId, who)).toMatchObject({ results: null, viewerResults: null });
    const { data } = await forum.graphql<{ post: { extras: { poll: Shown } } }>(
      `query ($id: ID!) { post(id: $id) { ${POLL} } }`,
      { id: postId },
      { community: brand.slug, cookie: moderator.cookie },
    );
    expect(data.post.extras.poll).toMatchObject({ results: null, viewerResults: null, viewerChoices: null });
  });

  it('hold nothing that names who voted for what where they are anonymous, and cut the last tie when they close', async () => {
    const { pollId, postId } = await ask();
    await vote(pollId, [2]);
    const rows = () =>
      forum.database.query<{ member_id: null; voter: Buffer; choices: number[] }>(
        'SELECT * FROM poll_ballot WHERE poll_id = $1',
        [pollId],
      );
    const [open] = await rows();
    expect(Object.keys(open ?? {}).sort()).toEqual(['choices', 'member_id', 'poll_id', 'voter']);
    expect(open).toMatchObject({ member_id: null, choices: [2] });
    const told = await forum.database.query('SELECT FROM fact WHERE payload::text LIKE $1', [
      `%${voter.id}%`,
    ]);
    expect(told).toEqual([]);
    await mutate('pollClose', { pollId }, { token: member.token });
    const [closed] = await rows();
    expect(closed?.voter).not.toEqual(open?.voter);
    expect(await shown(postId, { token: voter.token })).toMatchObject({
      voterCount: 1,
      results: { votes: [0, 1, 0] },
      viewerChoices: null,
    });
    expect((await vote(pollId, [1])).code).toBe('POLL_CLOSED');
  });

  it('take votes from members who may see them, in a locked thread too, and from nobody else', async () => {
    const { pollId, postId, threadId } = await ask();
    await forum.database.query('UPDATE thread SET is_locked = true WHERE id = $1', [threadId]);
    expect((await vote(pollId, [1])).code).toBe('');
    const other = await forum.make.community();
    const neighbour = await forum.make.member(other);
    const foreign = await mutate(
      'pollVote',
      { pollId, choices: [2] },
      { community: other.slug, token: neighbour.token },
    );
    expect(foreign.code).toBe('POLL_NOT_FOUND');
    expect((await mutate('pollVote', { pollId, choices: [2] }, {})).code).toBe('UNAUTHENTICATED');
    const suspended = await forum.make.member(brand);
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [suspended.id]);
    expect(['MEMBER_SUSPENDED', 'FORBIDDEN']).toContain((await vote(pollId, [2], suspended)).code);
    const closed = await forum.make.space(brand, { visibility: 'private' });
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, closed, insider);
    const hidden = await ask({}, closed, new Writer(forum, { community: brand.slug, token: insider.token }));
    for (const id of [hidden.pollId, randomUUID(), 'nonsense'])
      expect((await vote(id, [1])).code).toBe('POLL_NOT_FOUND');
    expect((await shown(postId)).voterCount).toBe(1);
  });

  it('of held and withdrawn messages take no votes', async () => {
    const { pollId, postId } = await ask();
    await forum.database.query(
      `UPDATE post SET state = 'pending', seq = NULL, change_seq = NULL WHERE id = $1`,
      [postId],
    );
    expect((await vote(pollId, [1])).code).toBe('POLL_NOT_FOUND');
    const gone = await ask();
    await author.withdraw(gone.postId);
    expect((await vote(gone.pollId, [1])).code).toBe('POLL_NOT_FOUND');
  });

  it('close by themselves, and tell who reads', async () => {
    const closesAt = new Date(Date.now() + 1_500).toISOString();
    const { pollId, postId, threadId } = await ask({ visibility: 'AFTER_CLOSE', closesAt });
    await vote(pollId, [1]);
    const view = await ThreadView.fetch(forum, brand.slug, threadId);
    await waitFor('the end of the poll', async () => (await shown(postId)).isClosed, 15_000);
    expect((await shown(postId)).results?.votes).toEqual([1, 0, 0]);
    await view.catchUp();
    expect(view.shown).toEqual((await ThreadView.fetch(forum, brand.slug, threadId)).shown);
  });

  it('are over at their time even where no worker ran, and are closed once it does', async () => {
    const { pollId, postId } = await ask({ visibility: 'AFTER_CLOSE' });
    await vote(pollId, [1]);
    await forum.database.query(`UPDATE poll SET closes_at = now() - interval '1 hour' WHERE id = $1`, [
      pollId,
    ]);
    await forum.database.query(
      `UPDATE post SET extras = jsonb_set(extras, '{poll,closesAt}', to_jsonb('2020-01-01T00:00:00.000Z'::text)) WHERE id = $1`,
      [postId],
    );
    expect((await vote(pollId, [2])).code).toBe('POLL_CLOSED');
    expect(await shown(postId, { token: voter.token })).toMatchObject({
      isClosed: false,
      viewerResults: { votes: [1, 0, 0] },
    });
    const job = forum.server.app.get(PollsCloseJob, { strict: false });
    await Promise.all([job.run({}, new AbortController().signal), job.run({}, new AbortController().signal)]);
    expect(await shown(postId)).toMatchObject({ isClosed: true, results: { votes: [1, 0, 0] } });
  });

  it('cost a page one statement for a member, however many there are', async () => {
    const { threadId } = await ask({ visibility: 'AFTER_VOTE' });
    for (let count = 0; count < 5; count += 1)
      requirePost(
        await author.reply(threadId, { body: randomUUID(), poll: { ...PLAIN, visibility: 'AFTER_VOTE' } }),
      );
    const page = () =>
      forum.graphql(
        `query ($id: ID!) { thread(id: $id) { posts(first: 20) { edges { node { viewerReactions ${POLL} } } } } }`,
        { id: threadId },
        { community: brand.slug, token: voter.token },
      );
    await page();
    await settle(forum);
    const { result, statements } = await countStatements(page);
    expect(result.errors).toEqual([]);
    expect(statements.filter((sql) => /poll/.test(sql))).toHaveLength(1);
    expect(ofRequest(statements).length).toBeLessThanOrEqual(5);
  });
});
