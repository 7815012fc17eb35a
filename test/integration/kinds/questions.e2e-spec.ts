import {
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { requirePost, type PostAnswer } from '../discussion/operations.js';
import { ThreadView } from '../realtime/thread-view.js';
import { KindWriter } from './kind-writer.js';

describe('questions', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let asker: KindWriter;
  let helper: KindWriter;
  let other: KindWriter;
  let moderator: KindWriter;
  let otherMember: TestMember;
  let helperMember: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    space = await forum.make.space(brand, { kind: 'questions' });
    const as = ({ token }: TestMember) => new KindWriter(forum, { community: brand.slug, token });
    asker = as(await forum.make.member(brand));
    helperMember = await forum.make.member(brand);
    helper = as(helperMember);
    otherMember = await forum.make.member(brand);
    other = as(otherMember);
    const staff = await forum.make.member(brand, { role: 'moderator', roleSpaceId: space.id });
    moderator = new KindWriter(forum, { community: brand.slug, cookie: staff.cookie });
  });
  afterAll(() => forum.stop());

  async function asked(): Promise<{ id: string; first: PostAnswer; answer: PostAnswer }> {
    const opened = await asker.open(space, { body: `How? ${Math.random()}` });
    const id = opened.threadId ?? '';
    const answer = requirePost(await helper.reply(id, { body: `So. ${Math.random()}` }));
    return { id, first: requirePost(opened), answer };
  }

  const countOf = async (type: string, threadId: string): Promise<number> => {
    const [row] = await forum.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM fact WHERE type = $1 AND payload->>'threadId' = $2`,
      [type, threadId],
    );
    return row?.n ?? 0;
  };

  it('have the answer that who asked accepts, and another one when he changes his mind', async () => {
    const { id, answer } = await asked();
    const better = requirePost(await other.reply(id));
    expect((await asker.thread(id))?.viewerCanAccept).toBe(true);
    expect((await helper.thread(id))?.viewerCanAccept).toBe(false);
    expect(await asker.change('answerAccept', { postId: answer.id })).toBe('');
    const seq = (await asker.thread(id))?.seq;
    expect(await asker.change('answerAccept', { postId: answer.id })).toBe('');
    const once = await asker.thread(id);
    expect(once?.seq).toBe(seq);
    expect(once?.acceptedAnswer?.id).toBe(answer.id);
    expect(once?.extras?.question?.accepted).toEqual({ postId: answer.id, isByAuthor: true });
    expect(await moderator.change('answerAccept', { postId: better.id })).toBe('');
    expect((await asker.thread(id))?.extras?.question?.accepted).toEqual({
      postId: better.id,
      isByAuthor: false,
    });
    expect(await countOf('discussion.AnswerAccepted', id)).toBe(2);
    expect(await asker.change('answerUnaccept', { threadId: id })).toBe('');
    expect((await asker.thread(id))?.extras?.question?.accepted).toBeNull();
    expect(await countOf('discussion.AnswerUnaccepted', id)).toBe(1);
  });

  it('take no answer from anybody else, and none that is no published reply', async () => {
    const { id, first, answer } = await asked();
    const gone = requirePost(await helper.reply(id));
    await helper.withdraw(gone.id);
    const neighbour = await forum.make.community();
    const stranger = await forum.make.member(neighbour, { role: 'admin' });
    const away = new KindWriter(forum, { community: neighbour.slug, cookie: stranger.cookie });
    const elsewhere = await forum.make.member(brand, {
      role: 'moderator',
      roleSpaceId: (await forum.make.space(brand)).id,
    });
    const outsider = new KindWriter(forum, { community: brand.slug, cookie: elsewhere.cookie });
    const guest = new KindWriter(forum, { community: brand.slug });
    expect(await helper.change('answerAccept', { postId: answer.id })).toBe('FORBIDDEN');
    expect(await outsider.change('answerAccept', { postId: answer.id })).toBe('FORBIDDEN');
    expect(await away.change('answerAccept', { postId: answer.id })).toBe('POST_NOT_FOUND');
    expect(await away.change('answerAccept', { postId: 'nonsense' })).toBe('POST_NOT_FOUND');
    expect(await guest.change('answerAccept', { postId: answer.id })).toBe('UNAUTHENTICATED');
    expect(await asker.change('answerAccept', { postId: first.id })).toBe('ANSWER_UNACCEPTABLE');
    expect(await asker.change('answerAccept', { postId: gone.id })).toBe('ANSWER_UNACCEPTABLE');
    const talk = await asker.open(await forum.make.space(brand));
    const word = requirePost(await helper.reply(talk.threadId ?? ''));
    expect(await asker.change('answerAccept', { postId: word.id })).toBe('NOT_A_QUESTION');
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [otherMember.id]);
    expect(await other.change('alsoAsk', { threadId: id, isOn: true })).not.toBe('');
    await forum.database.query(`UPDATE member SET state = 'active' WHERE id = $1`, [otherMember.id]);
    expect((await asker.thread(id))?.extras?.question).toEqual({ alsoAskCount: 0, accepted: null });
  });

  it('are open again when the accepted answer is withdrawn or removed, whatever runs at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, answer } = await asked();
      if (round % 2) await asker.change('answerAccept', { postId: answer.id });
      await Promise.all([
        asker.change('answerAccept', { postId: answer.id }),
        round % 4 < 2
          ? helper.withdraw(answer.id)
          : moderator.ask(
              `mutation ($id: ID!) { postRemove(input: { postId: $id, reasonCode: SPAM, reasonText: "Spam." }) { userErrors { code } } }`,
              { id: answer.id },
            ),
      ]);
      expect((await asker.thread(id))?.extras?.question?.accepted).toBeNull();
    }
    const dangling = await forum.database.query(
      `SELECT 1 FROM accepted_answer a JOIN post p ON p.id = a.post_id WHERE p.state <> 'published'`,
    );
    expect(dangling).toEqual([]);
  });

  it('count every member who has them too once, and not who asked', async () => {
    const { id } = await asked();
    expect(await asker.change('alsoAsk', { threadId: id, isOn: true })).toBe('OWN_QUESTION');
    await Promise.all([
      ...Array.from({ length: 5 }, () => helper.change('alsoAsk', { threadId: id, isOn: true })),
      other.change('alsoAsk', { threadId: id, isOn: true }),
    ]);
    expect((await helper.thread(id))?.extras?.question?.alsoAskCount).toBe(2);
    expect((await helper.thread(id))?.viewerAlsoAsks).toBe(true);
    expect((await asker.thread(id))?.viewerAlsoAsks).toBe(false);
    expect(await countOf('discussion.QuestionJoined', id)).toBe(2);
    expect(await other.change('alsoAsk', { threadId: id, isOn: false })).toBe('');
    expect((await helper.thread(id))?.extras?.question?.alsoAskCount).toBe(1);
  });

  it('are listed by whether they are answered, open or solved, page after page', async () => {
    const own = await forum.make.space(brand, { kind: 'questions' });
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1)
      ids.unshift((await asker.open(own, { body: `Q${index} ${Math.random()}` })).threadId ?? '');
    const answer = requirePost(await helper.reply(ids[5] ?? ''));
    await asker.change('answerAccept', { postId: answer.id });
    const list = (filter: string, rest = 'first: 20') =>
      asker.list(`threads(spaceId: "${own.id}", question: ${filter}, ${rest})`);
    expect((await list('UNANSWERED')).ids).toEqual(ids.slice(0, 5));
    expect((await list('SOLVED')).ids).toEqual([ids[5]]);
    const first = await list('OPEN', 'first: 3');
    const second = await list('OPEN', `first: 3, after: "${first.next}"`);
    expect([...first.ids, ...second.ids]).toEqual(ids.slice(0, 5));
    const foreign = asker.list(`threads(spaceId: "${own.id}", first: 3, after: "${first.next}")`);
    await expect(foreign).rejects.toThrow('BAD_CURSOR');
  });

  it('are walked by an index of their own', async () => {
    await forum.database.query('SET enable_seqscan = off; SET enable_sort = off');
    const plan = await forum.database.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT id FROM thread t WHERE t.space_id = '${space.id}' AND t.state = 'published'
       AND t.extras ? 'question' AND t.extras #>> '{question,accepted}' IS NULL
       ORDER BY t.last_activity_at DESC, t.id DESC LIMIT 20`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('thread_question_open');
  });

  it('look the same to who follows the changes and to who comes afresh', async () => {
    const { id, answer } = await asked();
    const follower = await ThreadView.fetch(forum, brand.slug, id);
    await asker.change('answerAccept', { postId: answer.id });
    await helper.change('alsoAsk', { threadId: id, isOn: true });
    await follower.catchUp();
    expect(follower.shown).toEqual((await ThreadView.fetch(forum, brand.slug, id)).shown);
    await helper.withdraw(answer.id);
    await follower.catchUp();
    expect(follower.shown).toEqual((await ThreadView.fetch(forum, brand.slug, id)).shown);
  });

  it('are made of the threads of a space that becomes one for questions', async () => {
    const late = await forum.make.space(brand);
    const { threadId } = await asker.open(late);
    const admin = await forum.make.member(brand, { role: 'admin' });
    const { errors } = await new KindWriter(forum, { community: brand.slug, cookie: admin.cookie }).ask(
      `mutation ($id: ID!) { spaceUpdate(input: { id: $id, kind: QUESTIONS }) { userErrors { code } } }`,
      { id: late.id },
    );
    expect(errors).toEqual([]);
    await settle(forum);
    expect((await asker.list(`threads(spaceId: "${late.id}", question: UNANSWERED)`)).ids).toEqual([
      threadId,
    ]);
  });
});
