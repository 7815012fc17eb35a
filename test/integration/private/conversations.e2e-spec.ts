import { randomUUID } from 'node:crypto';
import { countStatements, type Forum, ofRequest, settle, startForum, type TestMember } from '#test-support';
import { requirePost } from '../discussion/operations.js';
import { Converser, type PrivateScene, privateScene } from './conversing.js';

describe('a conversation between a member and the brand', () => {
  let forum: Forum;
  let scene: PrivateScene;
  let marie: Converser;
  let moderator: Converser;

  beforeAll(async () => {
    forum = await startForum();
  });
  beforeEach(async () => {
    scene = await privateScene(forum);
    marie = as(scene.marie);
    moderator = as(scene.moderator);
  });
  afterAll(() => forum.stop());

  const as = (member: TestMember): Converser => Converser.of(forum, scene.brand, member);

  describe('begun by the member', () => {
    it('is read and answered by both sides', async () => {
      const { threadId, code } = await marie.writes({ body: 'Ma lampe est arrivée cassée.' });
      expect(code).toBe('');
      requirePost(await moderator.reply(threadId, { body: 'Nous vous en envoyons une autre.' }));
      requirePost(await marie.reply(threadId, { body: 'Merci !' }));
      const expected = ['Ma lampe est arrivée cassée', 'Nous vous en envoyons une autre', 'Merci'];
      for (const side of [marie, moderator]) {
        const texts = (await side.posts(threadId))?.map(({ bodyHtml }) => bodyHtml) ?? [];
        expect(texts).toHaveLength(3);
        texts.forEach((text, index) => expect(text).toContain(expected[index]));
      }
    });

    it('says with whom it is, and takes what members do with their own words', async () => {
      const { threadId } = await marie.writes();
      const { data } = await marie.ask<{ thread: Record<string, unknown> }>(
        `query ($id: ID!) { thread(id: $id) { viewerCanReply conversation { member { id } awaitsBrand }
           space { name holdsConversations viewerCanPost threadCount lastActivityAt viewerUnreadCount } } }`,
        { id: threadId },
      );
      expect(data.thread).toEqual({
        viewerCanReply: true,
        conversation: { member: { id: scene.marie.id }, awaitsBrand: true },
        // How much the brand hears from others is not hers to know.
        space: {
          name: 'Conversations privées',
          holdsConversations: true,
          viewerCanPost: false,
          threadCount: 0,
          lastActivityAt: null,
          viewerUnreadCount: 0,
        },
      });
      const reply = requirePost(await marie.reply(threadId));
      const edited = requirePost(await marie.edit(reply, 'Autrement dit.'));
      expect(edited.bodyHtml).toContain('Autrement dit');
      expect(await marie.source(reply.id)).toHaveLength(2);
      expect((await marie.withdraw(reply.id)).code).toBe('');
    });

    it('is not taken where the brand has not said so, and goes on where it began before', async () => {
      const { threadId } = await marie.writes();
      const closed = await as(scene.admin).ask(
        'mutation { communityUpdate(input: { offersConversations: false }) { community { offersConversations } userErrors { code } } }',
      );
      expect(closed.data).toEqual({
        communityUpdate: { community: { offersConversations: false }, userErrors: [] },
      });
      expect(await marie.writes()).toMatchObject({ code: 'CONVERSATIONS_CLOSED', threadId: '' });
      requirePost(await marie.reply(threadId));
      const written = await moderator.writes({ memberId: scene.marie.id });
      expect(written.code).toBe('');
    });

    it('is refused to guests, the suspended, and who says nothing', async () => {
      expect((await new Converser(forum, { community: scene.brand.slug }).writes()).code).toBe(
        'UNAUTHENTICATED',
      );
      expect((await marie.writes({ body: ' ' })).code).toBe('BODY_EMPTY');
      expect((await marie.writes({ title: '' })).code).toBe('TITLE_EMPTY');
      const { threadId } = await marie.writes();
      await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [scene.marie.id]);
      expect((await marie.writes()).threadId).toBe('');
      expect((await marie.reply(threadId)).post).toBeNull();
      // Somebody who may no longer write still reads what the brand answered.
      expect(await marie.posts(threadId)).toHaveLength(1);
    });

    it('is one of three a day, however many are begun at once, and the same for the same key', async () => {
      const keys = Array.from({ length: 10 }, () => randomUUID());
      const sent = await Promise.all(
        [...keys, ...keys].map((idempotencyKey) => marie.writes({ idempotencyKey, body: idempotencyKey })),
      );
      const made = new Set(sent.map(({ threadId }) => threadId).filter(Boolean));
      expect(made.size).toBe(3);
      expect(new Set(sent.filter(({ threadId }) => !threadId).map(({ code }) => code))).toEqual(
        new Set(['CONVERSATIONS_TOO_MANY']),
      );
      const again = await Promise.all(
        sent.slice(0, 10).map(async ({ threadId }, index) => {
          if (!threadId) return true;
          const key = String(keys[index]);
          return (await marie.writes({ idempotencyKey: key, body: key })).threadId === threadId;
        }),
      );
      expect(again.every(Boolean)).toBe(true);
      expect(await marie.own()).toHaveLength(3);
      // What the brand begins is not counted.
      expect((await moderator.writes({ memberId: scene.marie.id })).code).toBe('');
    });

    it('waits for a moderator where a text is held, and for nobody else’s eyes', async () => {
      await forum.database.query('UPDATE community SET newcomer_post_threshold = 2 WHERE id = $1', [
        scene.brand.id,
      ]);
      const { threadId, postId, state } = await marie.writes({
        body: 'Voir https://exemple.test et https://exemple.test/2',
      });
      expect(state).toBe('PENDING');
      expect((await marie.own()).map(({ id }) => id)).toEqual([threadId]);
      expect(await as(scene.other).thread(threadId)).toBeNull();
      expect(await moderator.all()).toEqual([]);
      await settle(forum);
      const { data } = await moderator.ask<{ cases: { edges: { node: { id: string; version: number } }[] } }>(
        '{ cases(first: 5) { edges { node { id version } } } }',
      );
      const held = data.cases.edges[0]?.node;
      const decided = await moderator.ask<{ caseDecide: { userErrors: { code: string }[] } }>(
        `mutation ($id: ID!, $version: Int!) { caseDecide(input: { caseId: $id, version: $version, verdict: APPROVE,
           reasonCode: OK_ON_TOPIC, reasonText: "Rien à redire." }) { userErrors { code } } }`,
        { id: held?.id, version: held?.version },
      );
      expect(decided.errors).toEqual([]);
      expect(await moderator.all()).toMatchObject([{ id: threadId, conversation: { awaitsBrand: true } }]);
      expect((await marie.ask('query ($id: ID!) { post(id: $id) { id } }', { id: postId })).data).toEqual({
        post: { id: postId },
      });
    });
  });

  describe('begun by staff', () => {
    it('is the member’s from then on, who is told of it', async () => {
      const { threadId } = await moderator.writes({ memberId: scene.marie.id, body: 'Bonjour Marie.' });
      await settle(forum);
      expect(await marie.own()).toMatchObject([
        { id: threadId, conversation: { member: { id: scene.marie.id }, awaitsBrand: false } },
      ]);
      const { data } = await marie.ask<{
        notices: { edges: { node: { kind: string; threadId: string } }[] };
      }>('{ notices(first: 5) { edges { node { kind threadId } } } }');
      expect(data.notices.edges.map(({ node }) => node)).toEqual([{ kind: 'NEW_THREAD', threadId }]);
      requirePost(await marie.reply(threadId));
    });

    it('takes who moderates conversations, and an active member of the community', async () => {
      const to = { memberId: scene.marie.id };
      for (const nobody of [scene.other, scene.analyst, scene.local, scene.marie])
        expect((await as(nobody).writes(to)).code).toBe('FORBIDDEN');
      expect((await moderator.writes({ memberId: scene.neighbour.id })).code).toBe('MEMBER_NOT_FOUND');
      expect((await moderator.writes({ memberId: randomUUID() })).code).toBe('MEMBER_NOT_FOUND');
      expect(await moderator.writes({ memberId: scene.moderator.id })).toMatchObject({
        code: 'CONVERSATION_MEMBER_INVALID',
        field: 'memberId',
      });
      await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [scene.marie.id]);
      expect((await moderator.writes(to)).code).toBe('CONVERSATION_MEMBER_INVALID');
      expect((await moderator.all()).length).toBe(0);
    });
  });

  describe('in lists', () => {
    it('of the brand stands first while the member had the last word', async () => {
      const first = await marie.writes({ title: 'Un' });
      const second = await as(scene.other).writes({ title: 'Deux' });
      const titles = async (filter = '') => (await moderator.all(filter)).map(({ title }) => title);
      expect(await titles()).toEqual(['Deux', 'Un']);
      requirePost(await moderator.reply(second.threadId));
      expect(await titles()).toEqual(['Un', 'Deux']);
      expect(await titles('awaitsBrand: true')).toEqual(['Un']);
      expect(await titles('awaitsBrand: false')).toEqual(['Deux']);
      const answer = requirePost(await moderator.reply(first.threadId));
      expect(await titles('awaitsBrand: true')).toEqual([]);
      // The answer is taken back: the member waits again.
      await moderator.withdraw(answer.id);
      expect(await titles('awaitsBrand: true')).toEqual(['Un']);
      await moderator.does('threadLock', { threadId: first.threadId, isLocked: true });
      expect(await titles('awaitsBrand: true')).toEqual([]);
      expect((await marie.reply(first.threadId)).code).toBe('THREAD_LOCKED');
    });

    it('repeats and misses nothing from page to page', async () => {
      const made: string[] = [];
      for (let index = 0; index < 7; index += 1) {
        const { threadId } = await moderator.writes({ memberId: scene.marie.id, title: `Page ${index}` });
        made.push(threadId);
      }
      for (const threadId of made.slice(0, 3)) requirePost(await marie.reply(threadId));
      const own = (await marie.own(2)).map(({ id }) => id);
      expect(new Set(own)).toEqual(new Set(made));
      expect(own).toHaveLength(7);
      const all = await moderator.all('', 2);
      expect(all.map(({ conversation }) => conversation?.awaitsBrand)).toEqual([
        true,
        true,
        true,
        false,
        false,
        false,
        false,
      ]);
      expect(new Set(all.map(({ id }) => id))).toEqual(new Set(made));
    });

    it('costs at most six statements, the session’s among them, whatever the rows', async () => {
      for (let index = 0; index < 6; index += 1)
        await moderator.writes({ memberId: scene.marie.id, title: `Page ${index}` });
      const fields = `edges { node { id title viewerUnreadCount author { displayName }
        conversation { awaitsBrand member { displayName } } space { name } } }`;
      const costOf = async (by: Converser, list: string) => {
        await by.ask(`{ ${list} { ${fields} } }`);
        await settle(forum);
        const { result, statements } = await countStatements(() => by.ask(`{ ${list} { ${fields} } }`));
        expect(result.errors).toEqual([]);
        return ofRequest(statements).length;
      };
      const [few, many] = [
        await costOf(marie, 'conversations(first: 1)'),
        await costOf(marie, 'conversations(first: 6)'),
      ];
      expect(few).toBe(many);
      expect(many).toBeLessThanOrEqual(6);
      expect(await costOf(moderator, 'brandConversations(first: 6)')).toBeLessThanOrEqual(6);
    });

    it('walks an index of its own, in its order', async () => {
      const planOf = (list: string) =>
        forum.database.transaction(async (tx) => {
          await tx.query('SET LOCAL enable_seqscan = off');
          const rows = await tx.query<{ 'QUERY PLAN': string }>(
            `EXPLAIN SELECT id FROM thread t WHERE ${list} LIMIT 20`,
          );
          return rows.map((row) => row['QUERY PLAN']).join(' ');
        });
      const [own, brand] = [
        await planOf(`t.private_with = '${scene.marie.id}' AND t.community_id = '${scene.brand.id}'
          AND (t.last_activity_at, t.id) < (now(), '${scene.marie.id}') ORDER BY t.last_activity_at DESC, t.id DESC`),
        await planOf(`t.space_id = '${scene.space.id}' AND t.private_with IS NOT NULL AND t.state = 'published'
          AND (t.awaits_brand, t.last_activity_at, t.id) < (true, now(), '${scene.marie.id}')
          ORDER BY t.awaits_brand DESC, t.last_activity_at DESC, t.id DESC`),
      ];
      expect(own).toMatch(/thread_conversations_of on/);
      expect(brand).toMatch(/thread_conversations_of_brand on/);
      expect(own + brand).not.toMatch(/Sort/);
    });

    it('marks what is unread, and forgets the mark when it was read', async () => {
      const { threadId } = await marie.writes();
      requirePost(await moderator.reply(threadId));
      const unread = async () =>
        (
          await marie.ask<{ conversations: { edges: { node: { viewerUnreadCount: number } }[] } }>(
            '{ conversations { edges { node { viewerUnreadCount } } } }',
          )
        ).data.conversations.edges[0]?.node.viewerUnreadCount;
      expect(await unread()).toBe(1);
      const { data } = await marie.ask<{ unreadThreads: { edges: { node: { id: string } }[] } }>(
        '{ unreadThreads { edges { node { id } } } }',
      );
      expect(data.unreadThreads.edges.map(({ node }) => node.id)).toEqual([threadId]);
      const read = await marie.ask(
        'mutation ($id: ID!) { threadRead(input: { threadId: $id, upToSeq: 2, seconds: 3 }) { lastReadSeq } }',
        { id: threadId },
      );
      expect(read.data).toEqual({ threadRead: { lastReadSeq: 2 } });
      expect(await unread()).toBe(0);
    });
  });

  describe('in its space', () => {
    const spaceOf = async (): Promise<string> => {
      const { data } = await moderator.ask<{ spaces: { id: string; holdsConversations: boolean }[] }>(
        '{ spaces { id holdsConversations } }',
      );
      return data.spaces.find(({ holdsConversations }) => holdsConversations)?.id ?? '';
    };

    it('is one of one space a community, made by whoever comes first, whatever the brand calls its own', async () => {
      await forum.make.space(scene.brand, { slug: 'conversations' });
      const sent = await Promise.all(
        [marie, as(scene.other), as(scene.admin), as(scene.local)].map((each) => each.writes()),
      );
      expect(sent.map(({ code }) => code)).toEqual(['', '', '', '']);
      const rows = await forum.database.query<{ slug: string }>(
        'SELECT slug FROM space WHERE community_id = $1 AND holds_conversations',
        [scene.brand.id],
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]?.slug).toMatch(/^conversations-[0-9a-f]{6}$/);
    });

    it('is for nobody else, whatever staff ask: nobody is let in, nothing opens it, nothing is opened or listed in it', async () => {
      await marie.writes();
      const spaceId = await spaceOf();
      const admin = as(scene.admin);
      const refused = async (mutation: string, input: Record<string, unknown>) => {
        const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
        const given = mutation.startsWith('spaceAccess') ? 'SpaceAccessInput' : type;
        const { data, errors } = await admin.ask<Record<string, { userErrors: { code: string }[] }>>(
          `mutation ($input: ${given}!) { ${mutation}(input: $input) { userErrors { code } } }`,
          { input },
        );
        return data?.[mutation]?.userErrors[0]?.code ?? errors[0]?.extensions.code;
      };
      const memberId = scene.other.id;
      expect(await refused('spaceAccessGrant', { spaceId, memberId })).toBe('SPACE_FIXED');
      for (const change of [
        { visibility: 'PUBLIC' },
        { visibility: 'MEMBERS' },
        { kind: 'QUESTIONS' },
        { parentId: scene.space.id },
        { tagRule: 'FREE' },
      ])
        expect(await refused('spaceUpdate', { id: spaceId, ...change })).toBe('SPACE_FIXED');
      expect(await refused('spaceUpdate', { id: spaceId, name: 'Entre nous' })).toBeUndefined();
      expect(
        await refused('spaceCreate', { slug: 'below', name: 'B', visibility: 'PRIVATE', parentId: spaceId }),
      ).toBe('SPACE_NESTING_INVALID');
      expect((await admin.open({ id: spaceId, slug: '' })).code).toBe('SPACE_CLOSED');
      // A row that came some other way lets nobody in.
      await forum.make.grantAccess(scene.brand, { id: spaceId, slug: '' }, scene.other);
      const { data } = await as(scene.other).ask<{ spaces: { id: string }[] }>('{ spaces { id } }');
      expect(data.spaces.map(({ id }) => id)).toEqual([scene.space.id]);
    });

    it('is kept apart by the database itself', async () => {
      const { threadId } = await marie.writes();
      const spaceId = await spaceOf();
      const sql = (text: string, values: unknown[]) => forum.database.query(text, values);
      await expect(sql(`UPDATE space SET visibility = 'members' WHERE id = $1`, [spaceId])).rejects.toThrow();
      await expect(
        sql('UPDATE thread SET space_id = $2 WHERE id = $1', [threadId, scene.space.id]),
      ).rejects.toThrow();
      await expect(sql('UPDATE thread SET private_with = NULL WHERE id = $1', [threadId])).rejects.toThrow();
      const open = await as(scene.other).open(scene.space);
      await expect(
        sql('UPDATE thread SET private_with = $2 WHERE id = $1', [open.threadId, scene.marie.id]),
      ).rejects.toThrow();
      await expect(
        sql('UPDATE thread SET space_id = $2 WHERE id = $1', [open.threadId, spaceId]),
      ).rejects.toThrow();
    });
  });
});
