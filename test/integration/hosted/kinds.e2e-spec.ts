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
import { requirePost } from '../discussion/operations.js';
import { KindWriter } from '../kinds/kind-writer.js';
import { getPage, jsonLdOf, linksOf } from './page.js';

const HOSTILE = '</script><script>window.__xss=1</script><img src=x onerror="window.__xss=1">';

describe('hosted pages of questions and ideas', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let questions: TestSpace;
  let ideas: TestSpace;
  let asker: TestMember;
  let staff: TestMember;
  let author: KindWriter;
  let helper: KindWriter;
  let moderator: KindWriter;

  const as = ({ cookie }: TestMember) => new KindWriter(forum, { community: brand.slug, cookie });
  const address = (rest = '') => `${forum.url}/c/${brand.slug}${rest}`;
  const page = (rest: string, cookie?: string) => getPage(address(rest), { language: 'en', cookie });
  const titled = async (space: TestSpace, title: string): Promise<string> =>
    (await author.open(space, { title, body: `${title}, in full. ${Math.random()}` })).threadId ?? '';
  const titlesOf = (html: string) =>
    [...html.matchAll(/class="row-title"[^>]*>([^<]*)</g)].map(([, title]) => title);

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
    questions = await forum.make.space(brand, { slug: 'help', name: 'Help', kind: 'questions' });
    ideas = await forum.make.space(brand, { slug: 'ideas', name: 'Wishes', kind: 'ideas' });
    asker = await forum.make.member(brand, { displayName: 'Ann' });
    staff = await forum.make.member(brand, { role: 'moderator', displayName: 'Mona' });
    author = as(asker);
    helper = as(await forum.make.member(brand, { displayName: 'Bob' }));
    moderator = as(staff);
  }, 60_000);
  afterAll(() => forum?.stop());

  const accepted = async (title: string, answer: string) => {
    const id = await titled(questions, title);
    await helper.reply(id, { body: `Perhaps. ${Math.random()}` });
    const post = requirePost(await helper.reply(id, { body: answer }));
    expect(await author.change('answerAccept', { postId: post.id })).toBe('');
    return { id, postId: post.id };
  };

  it('list questions by whether they are answered, each with its mark, page after page', async () => {
    await accepted('Solved one', 'So.');
    await helper.reply(await titled(questions, 'Open one'), {});
    await titled(questions, 'Lonely one');
    const shown = async (query: string) => titlesOf((await page(`/s/help${query}`)).html);
    expect(await shown('?show=solved')).toEqual(['Solved one']);
    expect((await shown('?show=open')).sort()).toEqual(['Lonely one', 'Open one']);
    expect(await shown('?show=unanswered')).toEqual(['Lonely one']);
    expect(await shown('?show=anything')).toHaveLength(3);
    const whole = await page('/s/help');
    expect(whole.html.match(/class="tag solved"/g)).toHaveLength(1);
    expect(linksOf(whole.html)).toContain(`/c/${brand.slug}/s/help?show=unanswered`);
    expect((await page('/s/help?show=solved')).html).toContain('<meta name="robots" content="noindex"/>');
    for (let index = 0; index < 26; index += 1) await titled(questions, `Waiting ${index}`);
    const first = await page('/s/help?show=unanswered');
    const next = linksOf(first.html).find((link) => link.includes('after=')) ?? '';
    expect(next).toContain('?show=unanswered&after=');
    const second = await getPage(`${forum.url}${next}`, { language: 'en' });
    const all = [...titlesOf(first.html), ...titlesOf(second.html)];
    expect([all.length, new Set(all).size]).toEqual([27, 27]);
    expect(linksOf(second.html)).toContain(`/c/${brand.slug}/s/help?show=unanswered`);
  });

  it('show the accepted answer right after its question, with the way to its place', async () => {
    const { id, postId } = await accepted('How high?', 'Seventy **centimetres**.');
    const { html } = await page(`/t/${id}`);
    const [box] = /<aside class="accepted".*?<\/aside>/s.exec(html) ?? [''];
    expect(box).toContain('Accepted answer, by Bob');
    expect(box).toContain('Seventy centimetres');
    expect(linksOf(box)).toEqual([`/c/${brand.slug}/t/${id}/p/${postId}`]);
    expect(html.indexOf('class="accepted"')).toBeLessThan(html.lastIndexOf('Perhaps.'));
    expect(html).not.toContain('data-operation="answerUnaccept"');
    expect((await page(`/t/${id}`, asker.cookie)).html).toContain('data-operation="answerUnaccept"');
    expect((await page(`/t/${id}`, staff.cookie)).html).toContain('data-operation="answerAccept"');
  });

  it('show an accepted answer that is pages away, and nothing of one that is gone', async () => {
    const id = await titled(questions, 'A long one');
    for (let index = 0; index < 20; index += 1)
      await helper.reply(id, { body: `Reply ${index} ${Math.random()}` });
    const post = requirePost(await helper.reply(id, { body: 'The far answer.' }));
    await author.change('answerAccept', { postId: post.id });
    expect((await page(`/t/${id}`)).html).toContain('The far answer.');
    expect(jsonLdOf((await page(`/t/${id}`)).html).mainEntity).toMatchObject({
      answerCount: 21,
      acceptedAnswer: { text: 'The far answer.' },
    });
    await helper.withdraw(post.id);
    const { html } = await page(`/t/${id}`);
    expect(html).not.toContain('The far answer.');
    expect(html).not.toContain('class="accepted"');
  });

  it('count who has a question too, and offer it to who may say so', async () => {
    const id = await titled(questions, 'Anybody else?');
    await helper.change('alsoAsk', { threadId: id, isOn: true });
    const guest = (await page(`/t/${id}`)).html;
    expect(guest).toContain('1\u00a0member has it too');
    expect(guest).not.toContain('data-operation="alsoAsk"');
    expect((await page(`/t/${id}`, asker.cookie)).html).not.toContain('data-operation="alsoAsk"');
    expect((await page(`/t/${id}`, staff.cookie)).html).toContain('data-operation="alsoAsk"');
  });

  it('tell machines of a question and its answers, whatever people wrote', async () => {
    const { id } = await accepted(`Why ${HOSTILE}`, `Because ${HOSTILE}`);
    await helper.change('alsoAsk', { threadId: id, isOn: true });
    const { html } = await page(`/t/${id}`);
    expect(html).not.toContain('<script>window');
    const data = jsonLdOf(html) as { mainEntity: { suggestedAnswer: object[] } } & Record<string, unknown>;
    expect(data['@type']).toBe('QAPage');
    expect(data.mainEntity).toMatchObject({
      '@type': 'Question',
      name: `Why ${HOSTILE}`,
      answerCount: 2,
      upvoteCount: 1,
      author: { '@type': 'Person', name: 'Ann' },
      acceptedAnswer: { '@type': 'Answer', author: { name: 'Bob' } },
    });
    expect(data.mainEntity.suggestedAnswer).toHaveLength(1);
    const open = jsonLdOf((await page(`/t/${await titled(questions, 'Nobody knows')}`)).html);
    expect(open.mainEntity).toMatchObject({ answerCount: 0 });
    expect(open.mainEntity).not.toHaveProperty('acceptedAnswer');
  });

  it('list ideas by votes, age and last move, of any status', async () => {
    const [first, second, third] = [
      await titled(ideas, 'First idea'),
      await titled(ideas, 'Second idea'),
      await titled(ideas, 'Third idea'),
    ];
    await helper.change('ideaVote', { threadId: second, isOn: true });
    await moderator.change('ideaStatusSet', { threadId: first, status: 'PLANNED', note: 'Next year' });
    const shown = async (query: string) => titlesOf((await page(`/s/ideas${query}`)).html);
    expect(await shown('')).toEqual(['Second idea', 'Third idea', 'First idea']);
    expect(await shown('?sort=newest')).toEqual(['Third idea', 'Second idea', 'First idea']);
    expect(await shown('?sort=moved')).toEqual(['First idea', 'Third idea', 'Second idea']);
    expect(await shown('?status=planned')).toEqual(['First idea']);
    expect(await shown('?status=shipped')).toEqual([]);
    const { html } = await page('/s/ideas');
    expect(html).toMatch(/title="1\u00a0vote"/);
    expect(html).toMatch(/status-planned.*?Planned/s);
    expect(third).not.toBe('');
  });

  it('say of an idea where it stands, who moved it, when and why, and let staff alone move it', async () => {
    const id = await titled(ideas, 'A dimmer');
    await moderator.change('ideaStatusSet', { threadId: id, status: 'UNDER_REVIEW', note: 'We look at it.' });
    await moderator.change('ideaStatusSet', { threadId: id, status: 'PLANNED', note: 'In spring.' });
    const { html } = await page(`/t/${id}`);
    expect(html).toMatch(/class="kind-state".*?Planned.*?by <bdi>Mona/s);
    expect(html).toContain('In spring.');
    expect(html).toContain('From “Proposed” to “Under review”');
    expect(html).toContain('We look at it.');
    for (const cookie of [undefined, asker.cookie])
      expect((await page(`/t/${id}`, cookie)).html).not.toContain('data-operation="ideaStatusSet"');
    expect((await page(`/t/${id}`, staff.cookie)).html).toContain('data-operation="ideaStatusSet"');
    expect((await page(`/t/${id}`, asker.cookie)).html).toContain('data-operation="ideaVote"');
    expect(jsonLdOf(html)['@type']).toBe('DiscussionForumPosting');
  });

  it('lead from a duplicate to the idea that stays, where that may be seen', async () => {
    const [from, into] = [await titled(ideas, 'A dimmer, please'), await titled(ideas, 'Dim it')];
    await moderator.change('ideaMerge', { fromThreadId: from, intoThreadId: into });
    const duplicate = (await page(`/t/${from}`, asker.cookie)).html;
    expect(linksOf(duplicate)).toContain(`/c/${brand.slug}/t/${into}`);
    expect(duplicate).not.toContain('data-operation="ideaVote"');
    expect((await page(`/t/${into}`)).html).toContain('1\u00a0similar idea joined this one');
    await forum.database.query(`UPDATE thread SET state = 'removed' WHERE id = $1`, [into]);
    const { html } = await page(`/t/${from}`, asker.cookie);
    expect(html).toContain('which you cannot see');
    expect(html).not.toContain('Dim it');
  });

  it('draw the roadmap of a space for ideas, and of no other, to who may enter', async () => {
    const id = await titled(ideas, 'On the road');
    await moderator.change('ideaStatusSet', { threadId: id, status: 'IN_PROGRESS' });
    const { html, status } = await page('/s/ideas/roadmap');
    expect(status).toBe(200);
    const [column = ''] = /id="column-in_progress".*?<\/section>/s.exec(html) ?? [];
    expect(column).toContain('On the road');
    expect(html).toContain('Roadmap: Wishes');
    expect(linksOf(html)).toContain(`/c/${brand.slug}/s/ideas?status=declined`);
    const french = await getPage(address('/s/ideas/roadmap'), { language: 'fr' });
    expect(french.html).toContain('Feuille de route\u202f: Wishes');
    expect((await page('/s/help/roadmap')).status).toBe(404);
    const hidden = await forum.make.space(brand, { slug: 'den', kind: 'ideas', visibility: 'private' });
    expect((await page(`/s/${hidden.slug}/roadmap`)).status).toBe(404);
    await moderator.change('ideaStatusSet', { threadId: id, status: 'SHIPPED' });
    const later = (await page('/s/ideas/roadmap')).html;
    expect(/id="column-shipped".*?<\/section>/s.exec(later)?.[0]).toContain('On the road');
  });

  it('are answered again without a statement while nothing has changed', async () => {
    await page('/s/ideas/roadmap');
    await settle(forum);
    const { statements } = await countStatements(() => page('/s/ideas/roadmap'));
    expect(statements.filter((sql) => /\b(FROM|JOIN) (idea|thread|space)\b/.test(sql))).toEqual([]);
  });

  it('cost six statements a thread and five a list at most, whoever reads', async () => {
    const { id } = await accepted('What does it cost?', 'Little.');
    const idea = await titled(ideas, 'A cheap one');
    await moderator.change('ideaStatusSet', { threadId: idea, status: 'PLANNED' });
    const costOf = async (rest: string, cookie?: string) => {
      await page(rest, cookie);
      await settle(forum);
      const { statements } = await countStatements(() => page(rest, cookie));
      return ofRequest(statements).length;
    };
    const guests = async (rest: string) => costOf(`${rest}${rest.includes('?') ? '&' : '?'}lang=en`);
    for (const rest of ['/s/help?show=open', '/s/ideas?sort=moved', '/s/ideas/roadmap'])
      expect([rest, (await guests(rest)) <= 5]).toEqual([rest, true]);
    for (const rest of [`/t/${id}`, `/t/${idea}`])
      expect([rest, (await guests(rest)) <= 6]).toEqual([rest, true]);
  });
});
