import {
  countStatements,
  ofRequest,
  settle,
  type Forum,
  startForum,
  type TestCommunity,
} from '#test-support';
import { requirePost } from '../discussion/operations.js';
import { KindWriter } from './kind-writer.js';
import { Reviewer } from './reviewing.js';

describe('statements', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let member: KindWriter;
  let other: KindWriter;

  beforeAll(async () => {
    // Without the worker role: its statements are not the request's.
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
    const { token } = await forum.make.member(brand);
    member = new KindWriter(forum, { community: brand.slug, token });
    other = new KindWriter(forum, { community: brand.slug, token: (await forum.make.member(brand)).token });
  });
  afterAll(() => forum.stop());

  async function costOf(query: string): Promise<number> {
    await other.ask(query);
    await settle(forum);
    const { result, statements } = await countStatements(() => other.ask(query));
    expect(result.errors).toEqual([]);
    return ofRequest(statements).length;
  }

  it('of a page of questions are five at most, and of one question six', async () => {
    const space = await forum.make.space(brand, { kind: 'questions' });
    let id = '';
    for (let index = 0; index < 5; index += 1) {
      id = (await member.open(space, { body: `Q${index} ${Math.random()}` })).threadId ?? '';
      const answer = requirePost(await other.reply(id, { body: `A${index} ${Math.random()}` }));
      await member.change('answerAccept', { postId: answer.id });
    }
    const list = `query { threads(first: 20, question: SOLVED) { edges { node { id viewerAlsoAsks
      author { displayName } space { name } extras { question { alsoAskCount } } } } } }`;
    const page = `query { thread(id: "${id}") { id viewerAlsoAsks viewerCanAccept space { name } author { displayName }
      acceptedAnswer { id author { displayName } } posts(first: 20) { edges { node { id author { displayName } } } } } }`;
    expect(await costOf(list)).toBeLessThanOrEqual(5);
    expect(await costOf(page)).toBeLessThanOrEqual(6);
  });

  it('of a list of ideas, and of the roadmap, are five at most', async () => {
    const space = await forum.make.space(brand, { kind: 'ideas' });
    for (let index = 0; index < 5; index += 1)
      await member.open(space, { body: `I${index} ${Math.random()}` });
    const IDEA = 'id viewerHasVoted author { displayName } extras { idea { status voteCount } }';
    expect(
      await costOf(`{ ideas(first: 20, sort: MOVED) { edges { node { ${IDEA} } } } }`),
    ).toBeLessThanOrEqual(5);
    const roadmap = `{ roadmap(first: 3) { status count ideas { edges { node { ${IDEA} } } pageInfo { endCursor } } } }`;
    expect(await costOf(roadmap)).toBeLessThanOrEqual(5);
  });

  it('of a list of reviews, and of the products, are five at most, and of one review six', async () => {
    const space = await forum.make.space(brand, { kind: 'reviews' });
    let id = '';
    for (let index = 0; index < 5; index += 1) {
      const { token } = await forum.make.member(brand);
      const writer = new Reviewer(forum, { community: brand.slug, token });
      for (const product of ['SKU-1', `SKU-2${index}`])
        id = (await writer.review(space, { rating: 1 + index, product })).threadId ?? '';
    }
    const REVIEW = 'extras { review { rating product isVerified helpfulCount } } viewerFoundHelpful';
    const list = `{ reviews(first: 20, product: "SKU-1", sort: HELPFUL) { edges { node { id ${REVIEW}
      author { displayName } space { name } } } } }`;
    const products = `{ reviewedProducts(first: 20) { edges { node { product average distribution space { name } } } } }`;
    const page = `{ thread(id: "${id}") { id ${REVIEW} space { name } author { displayName }
      posts(first: 20) { edges { node { id author { displayName } } } } } }`;
    expect(await costOf(list)).toBeLessThanOrEqual(5);
    expect(await costOf(products)).toBeLessThanOrEqual(5);
    expect(await costOf(page)).toBeLessThanOrEqual(6);
  });

  it('of what the widget asks are five a list and six a thread at most', async () => {
    const rows = (
      more = '',
    ) => `edges { node { id viewerIsNew viewerUnreadCount title replyCount isLocked lastActivityAt
      permalink author { id displayName handle badge staffRole title } extras { idea { status voteCount } } ${more} } }`;
    const ideas = await forum.make.space(brand, { kind: 'ideas' });
    const id = (await member.open(ideas, { body: `W ${Math.random()}` })).threadId ?? '';
    const list = `{ ideas(spaceId: "${ideas.id}", first: 20) { ${rows('viewerHasVoted')} } }`;
    const thread = `{ thread(id: "${id}") { id space { name kind } viewerHasVoted viewerAlsoAsks viewerCanAccept
      acceptedAnswer { id author { displayName } } ideaMoves { id movedBy { displayName } }
      posts(first: 30) { edges { node { id author { displayName } viewerReactions viewerHidesAuthor } } } }
      myPendingPosts(threadId: "${id}") { id } viewer { kind } community { name } }`;
    expect(await costOf(list)).toBeLessThanOrEqual(5);
    expect(await costOf(thread)).toBeLessThanOrEqual(6);
  });
});
