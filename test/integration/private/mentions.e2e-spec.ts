import { randomUUID } from 'node:crypto';
import { type Forum, settle, startForum, type TestMember } from '#test-support';
import { requirePost } from '../discussion/operations.js';
import { Converser, type PrivateScene, privateScene } from './conversing.js';

const CANDIDATES = `query ($prefix: String!, $threadId: ID!) {
  mentionCandidates(prefix: $prefix, threadId: $threadId) { id } }`;

describe('mentions in a private conversation', () => {
  let forum: Forum;
  let scene: PrivateScene;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    scene = await privateScene(forum);
    // All of one first letter: who is left out was not left out by its name.
    const named: [TestMember, string][] = [
      [scene.marie, 'Zoé Marie'],
      [scene.other, 'Zoé Autre'],
      [scene.moderator, 'Zoé Léa'],
      [scene.admin, 'Zoé Admin'],
      [scene.local, 'Zoé Locale'],
      [scene.analyst, 'Zoé Analyste'],
    ];
    for (const [{ id }, name] of named)
      await forum.database.query('UPDATE member SET display_name = $2 WHERE id = $1', [id, name]);
    ({ threadId } = await as(scene.marie).writes());
  });
  afterAll(() => forum.stop());

  const as = (member: TestMember): Converser => Converser.of(forum, scene.brand, member);
  const handleOf = async ({ id }: TestMember): Promise<string> => {
    const [row] = await forum.database.query<{ handle: string }>('SELECT handle FROM member WHERE id = $1', [
      id,
    ]);
    return row?.handle ?? '';
  };
  const completed = async (by: TestMember, prefix = 'z', id = threadId): Promise<string[]> => {
    const { data } = await as(by).ask<{ mentionCandidates: { id: string }[] }>(CANDIDATES, {
      prefix,
      threadId: id,
    });
    return data.mentionCandidates.map((each) => each.id).sort();
  };
  const toldOfMention = async (): Promise<string[]> => {
    await settle(forum);
    const rows = await forum.database.query<{ id: string }>(
      `SELECT DISTINCT member_id AS id FROM notice WHERE kind = 'mention' AND community_id = $1 ORDER BY 1`,
      [scene.brand.id],
    );
    return rows.map(({ id }) => id);
  };
  const everybody = async (): Promise<string> => {
    const { marie, other, moderator, admin, local, analyst } = scene;
    const handles = await Promise.all([marie, other, moderator, admin, local, analyst].map(handleOf));
    return `${handles.map((handle) => `@${handle}`).join(' ')} ${randomUUID()}`;
  };
  const named = (html: string): string[] =>
    [...html.matchAll(/data-member="([^"]+)"/g)].map(([, id = '']) => id).sort();
  const ids = (...members: TestMember[]): string[] => members.map(({ id }) => id).sort();

  it('complete its two sides, to either of them, and nobody to anybody else', async () => {
    expect(await completed(scene.marie)).toEqual(ids(scene.moderator, scene.admin));
    expect(await completed(scene.moderator)).toEqual(ids(scene.marie, scene.admin));
    for (const outsider of [scene.other, scene.local, scene.analyst])
      expect(await completed(outsider)).toEqual([]);
    // Of a thread that everybody reads, the same letter finds everybody.
    const open = await as(scene.other).open(scene.space, { body: randomUUID() });
    expect(await completed(scene.marie, 'z', String(open.threadId))).toHaveLength(5);
  });

  it('complete nobody who wrote there before it was private', async () => {
    const opened = await as(scene.marie).open(scene.space, { body: randomUUID() });
    const id = String(opened.threadId);
    requirePost(await as(scene.other).reply(id));
    await as(scene.moderator).does('threadMakePrivate', { threadId: id, reason: 'Une adresse' });
    expect(await completed(scene.admin, 'z', id)).toEqual(ids(scene.marie, scene.moderator));
  });

  it('name and tell those who read it, of answers, edits and first messages, and nobody else is told', async () => {
    const answer = requirePost(await as(scene.moderator).reply(threadId, { body: await everybody() }));
    expect(named(answer.bodyHtml)).toEqual(ids(scene.marie, scene.admin));
    const hers = requirePost(await as(scene.marie).reply(threadId, { body: `Bien, ${randomUUID()}` }));
    const edited = requirePost(await as(scene.marie).edit(hers, await everybody()));
    expect(named(edited.bodyHtml)).toEqual(ids(scene.moderator, scene.admin));
    const begun = await as(scene.admin).writes({ memberId: scene.marie.id, body: await everybody() });
    const [first] = (await as(scene.marie).posts(begun.threadId)) ?? [];
    expect(named(first?.bodyHtml ?? '')).toEqual(ids(scene.marie, scene.moderator));
    expect(await toldOfMention()).toEqual(ids(scene.marie, scene.moderator, scene.admin));
  });

  it('of the member of another conversation stay plain text in this one', async () => {
    const theirs = await as(scene.other).writes();
    const body = `@${await handleOf(scene.marie)} @${await handleOf(scene.other)} ${randomUUID()}`;
    const post = requirePost(await as(scene.admin).reply(theirs.threadId, { body }));
    expect(named(post.bodyHtml)).toEqual([scene.other.id]);
  });

  it('that were told before a thread became private lead nobody into it', async () => {
    const opened = await as(scene.marie).open(scene.space, {
      body: `@${await handleOf(scene.local)} ${randomUUID()}`,
    });
    await settle(forum);
    await as(scene.moderator).does('threadMakePrivate', {
      threadId: String(opened.threadId),
      reason: 'Une adresse',
    });
    const { data } = await as(scene.local).ask<{ notices: { edges: unknown[] } }>(
      '{ notices { edges { node { id } } } }',
    );
    expect(data.notices.edges).toEqual([]);
  });
});
