import { randomUUID } from 'node:crypto';
import { describeWith, type Forum, settle } from '#test-support';
import { requirePost } from '../discussion/operations.js';
import { Converser, type PrivateScene, privateScene } from '../private/conversing.js';
import { type EngineUnderTest, partsOf, SEARCH_ENGINES } from './search-engines.js';
import { postIdsOf, searchAs } from './verbatim-search.js';

for (const engine of SEARCH_ENGINES)
  describeWith(engine.requirement, `the index of ${engine.name}, of private threads`, () =>
    whatTheIndexHolds(engine),
  );

function whatTheIndexHolds(engine: EngineUnderTest): void {
  let forum: Forum;
  let scene: PrivateScene;
  let marie: Converser;
  let moderator: Converser;

  beforeAll(async () => {
    forum = await engine.start();
    scene = await privateScene(forum);
    marie = Converser.of(forum, scene.brand, scene.marie);
    moderator = Converser.of(forum, scene.brand, scene.moderator);
  });
  afterAll(() => forum.stop());

  const word = (): string => `mot${randomUUID().slice(0, 8)}`;
  const staff = () => ({ member: scene.admin, community: scene.brand });
  const hide = (threadId: string) => moderator.does('threadMakePrivate', { threadId, reason: 'Une adresse' });
  const show = (threadId: string) =>
    moderator.does('threadMakePublic', { threadId, spaceId: scene.space.id, reason: 'Une erreur' });
  /** Which of these posts either engine holds a document of. */
  async function heldOf(postIds: readonly string[]): Promise<string[]> {
    await settle(forum);
    const rows = await forum.database.query<{ id: string }>(
      'SELECT post_id AS id FROM search_document WHERE post_id = ANY($1::uuid[])',
      [postIds],
    );
    const held = new Set(rows.map(({ id }) => id));
    if (engine.name === 'Meilisearch') {
      const { uid } = await partsOf(forum).states.read();
      const { meilisearchUrl, meilisearchKey } = forum.config;
      const response = await fetch(`${meilisearchUrl}/indexes/${uid}/documents?fields=postId&limit=1000`, {
        headers: { authorization: `Bearer ${meilisearchKey}` },
      });
      const { results } = (await response.json()) as { results: { postId: string }[] };
      for (const { postId } of results) if (postIds.includes(postId)) held.add(postId);
    }
    return [...held].sort();
  }
  const found = async (query: string): Promise<string[]> => postIdsOf(await searchAs(forum, staff(), query));

  it('never has a word of a conversation, from either side', async () => {
    const [title, hers, theirs] = [word(), word(), word()];
    const { threadId, postId } = await marie.writes({ title: `Ma ${title}`, body: `Le ${hers}.` });
    const answer = requirePost(await moderator.reply(threadId, { body: `La ${theirs}.` }));
    requirePost(await moderator.edit(answer, `La ${theirs}, enfin.`));
    // Something of the same moment that anybody may read, so that the index is known to have come so far.
    const open = await marie.open(scene.space, { body: `Un ${word()}.` });
    expect(await heldOf([postId, answer.id, String(open.post?.id)])).toEqual([open.post?.id]);
    const words = await forum.database.query('SELECT 1 FROM search_word WHERE word = ANY($1)', [
      [title, hers, theirs],
    ]);
    expect(words).toEqual([]);
    await moderator.does('threadLock', { threadId, isLocked: true });
    expect(await heldOf([postId, answer.id])).toEqual([]);
  });

  it('forgets a thread that is made private, all of it, and has it again once it is back', async () => {
    const said = word();
    const opened = await marie.open(scene.space, { title: `Titre ${said}`, body: `Un ${said}.` });
    const threadId = String(opened.threadId);
    const reply = requirePost(
      await Converser.of(forum, scene.brand, scene.other).reply(threadId, { body: `Oui, ${said}` }),
    );
    const ids = [String(opened.post?.id), reply.id].sort();
    expect(await heldOf(ids)).toEqual(ids);
    expect((await found(said)).sort()).toEqual(ids);
    await hide(threadId);
    expect(await heldOf(ids)).toEqual([]);
    expect(await found(said)).toEqual([]);
    await show(threadId);
    expect(await heldOf(ids)).toEqual(ids);
    expect((await found(said)).sort()).toEqual(ids);
  });

  it('holds none of them when it is built anew', async () => {
    const opened = await marie.open(scene.space, { body: `Un ${word()}.` });
    const [kept, hidden] = [await marie.open(scene.space, { body: `Un ${word()}.` }), opened];
    await hide(String(hidden.threadId));
    const ids = [String(kept.post?.id), String(hidden.post?.id)];
    expect(await heldOf(ids)).toEqual([kept.post?.id]);
    await forum.database.query('TRUNCATE search_document, search_word');
    await forum.database.query(`UPDATE fact_cursor SET tx = '0', id = 0 WHERE consumer = 'search.index'`);
    if (engine.name === 'Meilisearch') {
      const { rebuilder, driftCheck } = partsOf(forum);
      expect(await rebuilder.rebuild(async () => true)).toBe(true);
      expect(await driftCheck.run()).toEqual({ missing: 0, stale: 0, extra: 0 });
    }
    expect(await heldOf(ids)).toEqual([kept.post?.id]);
  });
}
