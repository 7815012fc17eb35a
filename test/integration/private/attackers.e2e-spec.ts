import { randomUUID } from 'node:crypto';
import {
  type Forum,
  type RequestIdentity,
  settle,
  startForum,
  type TestMember,
  TestSocket,
} from '#test-support';
import { requirePost } from '../discussion/operations.js';
import { sendFile, picture } from '../media/sending-files.js';
import { Converser, type PrivateScene, privateScene } from './conversing.js';
import { ASKED, LISTS } from './doors.js';

/** What stands in the conversation and nowhere else. */
interface Secret {
  threadId: string;
  firstId: string;
  answerId: string;
  fileId: string;
  fileUrl: string;
  spaceId: string;
  words: string[];
}

describe('whoever is neither the member nor staff of conversations', () => {
  let forum: Forum;
  let scene: PrivateScene;
  let secret: Secret;
  /** Was staff, and answered there. */
  let former: TestMember;
  let attackers: Record<string, { identity: RequestIdentity; memberId: string }>;

  beforeAll(async () => {
    forum = await startForum();
    scene = await privateScene(forum);
    former = await forum.make.member(scene.brand, { role: 'moderator' });
    secret = await makeSecret();
    await forum.database.query('DELETE FROM member_role WHERE member_id = $1', [former.id]);
    const community = scene.brand.slug;
    const staff = async (permissions: string[]) => (await keyOf(scene.admin, permissions)).token;
    const by = ({ cookie, id }: TestMember) => ({ identity: { community, cookie }, memberId: id });
    attackers = {
      'a guest': { identity: { community }, memberId: randomUUID() },
      'another member': by(scene.other),
      'another member in the widget': {
        identity: { community, token: scene.other.token },
        memberId: scene.other.id,
      },
      'a moderator of another space': by(scene.local),
      'an analyst': by(scene.analyst),
      'an admin of another brand': by(scene.neighbour),
      'former staff who answered there': by(former),
      'staff in the widget': {
        identity: { community, token: scene.moderator.token },
        memberId: scene.moderator.id,
      },
      'a program of an admin’s without the right': {
        identity: {
          community,
          token: await staff(['forum.read', 'post.reply', 'thread.open', 'verbatim.read']),
        },
        memberId: scene.admin.id,
      },
    };
    await settle(forum);
  });
  afterAll(() => forum.stop());

  async function keyOf(by: TestMember, permissions: string[]): Promise<{ token: string }> {
    const { data, errors } = await forum.graphql<{ apiKeyCreate: { token: string } }>(
      'mutation ($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { token userErrors { code } } }',
      { input: { label: 'Some', permissions } },
      { community: scene.brand.slug, cookie: by.cookie },
    );
    if (!data?.apiKeyCreate.token) throw new Error(JSON.stringify(errors));
    return data.apiKeyCreate;
  }

  async function makeSecret(): Promise<Secret> {
    const words = [
      `titre${randomUUID().slice(0, 8)}`,
      `corps${randomUUID().slice(0, 8)}`,
      `suite${randomUUID().slice(0, 8)}`,
    ];
    const marie = Converser.of(forum, scene.brand, scene.marie);
    const { upload } = await sendFile(
      forum,
      { community: scene.brand, member: scene.marie },
      await picture(),
    );
    const opened = await marie.writes({
      title: `Mon ${words[0]}`,
      body: `Le ${words[1]}.`,
      attachmentIds: [upload?.id],
    });
    const answer = requirePost(
      await Converser.of(forum, scene.brand, former).reply(opened.threadId, { body: `La ${words[2]}.` }),
    );
    const { data } = await marie.ask<{ post: { attachments: { variants: { url: string }[] }[] } }>(
      'query ($id: ID!) { post(id: $id) { attachments { variants { url } } } }',
      { id: opened.postId },
    );
    const [row] = await forum.database.query<{ id: string }>(
      'SELECT space_id AS id FROM thread WHERE id = $1',
      [opened.threadId],
    );
    // What the space is called is nothing that the interface says anywhere.
    words.push(`coulisses${randomUUID().slice(0, 8)}`);
    await forum.database.query('UPDATE space SET name = $2 WHERE id = $1', [row?.id, words.at(-1)]);
    return {
      threadId: opened.threadId,
      firstId: opened.postId,
      answerId: answer.id,
      fileId: upload?.id ?? '',
      fileUrl: data.post.attachments[0]?.variants[0]?.url ?? '',
      spaceId: row?.id ?? '',
      words,
    };
  }

  const expectNothing = (text: string): void => {
    for (const word of [...secret.words, secret.fileId]) expect(text).not.toContain(word);
  };

  it('is answered as if nothing were there, whatever is asked about it, and changes nothing', async () => {
    const state = () =>
      forum.database.query(
        `SELECT t.*, (SELECT json_agg(p ORDER BY p.id) FROM post p WHERE p.thread_id = t.id) AS posts FROM thread t WHERE t.id = $1`,
        [secret.threadId],
      );
    const before = await state();
    for (const [name, { identity, memberId }] of Object.entries(attackers)) {
      for (const [door, query] of Object.entries(ASKED)) {
        const names = [secret.threadId, secret.answerId, secret.spaceId];
        const nowhere = [randomUUID(), randomUUID(), randomUUID()];
        const ask = async ([thread, post, space]: string[]) => {
          const named = { thread, post, space, key: randomUUID(), open: scene.space.id, me: memberId };
          const used = Object.fromEntries(
            Object.entries(named).filter(([key]) => query.includes(`$${key}:`)),
          );
          const { data, errors } = await forum.graphql(query, used, identity);
          return JSON.stringify({ data, codes: errors.map(({ extensions }) => extensions.code) });
        };
        const [there, absent] = [await ask(names), await ask(nowhere)];
        const blank = (text: string, ids: string[]) =>
          ids.reduce((all, id, index) => all.replaceAll(id, `id-${index}`), text);
        expect(`${name}, ${door}: ${blank(there, names)}`).toBe(
          `${name}, ${door}: ${blank(absent, nowhere)}`,
        );
        expect(there).not.toContain('GRAPHQL_');
        expectNothing(there);
      }
    }
    expect(await state()).toEqual(before);
  }, 60_000);

  it('is not told what the member herself is told through the same doors', async () => {
    const { threadId: thread, firstId: post } = secret;
    for (const [door, told] of Object.entries({
      thread: secret.words[0],
      around: post,
      changes: secret.words[2],
      post: secret.words[1],
      source: secret.words[1],
      follow: 'THREAD',
      read: '"lastReadSeq":1',
      save: '"draft":{',
    })) {
      const query = String(ASKED[door]);
      const used = Object.fromEntries(
        Object.entries({ thread, post }).filter(([key]) => query.includes(`$${key}:`)),
      );
      const { data, errors } = await forum.graphql(query, used, {
        community: scene.brand.slug,
        cookie: scene.marie.cookie,
      });
      expect([door, errors, JSON.stringify(data).includes(String(told))]).toEqual([door, [], true]);
    }
  });

  it('finds it in no list, no count and no search', async () => {
    for (const { identity } of Object.values(attackers)) {
      const queries = [
        ...LISTS,
        ...secret.words.map(
          (word) => `{ verbatims(query: "${word}") { totalCount edges { node { body } } } }`,
        ),
      ];
      for (const query of queries) {
        const { data, errors } = await forum.graphql(query, {}, identity);
        expect(JSON.stringify(errors)).not.toContain('GRAPHQL_');
        expectNothing(JSON.stringify(data));
        expect(JSON.stringify(data)).not.toContain(secret.threadId);
        expect(JSON.stringify(data)).not.toContain(secret.spaceId);
      }
    }
  }, 60_000);

  it('finds it at no address', async () => {
    const { threadId, answerId, firstId } = secret;
    const paths = [
      '',
      '/s/conversations',
      '/conversations',
      `/t/${threadId}`,
      `/t/${threadId}/p/${answerId}`,
      `/t/${threadId}/p/${firstId}`,
      '/feed.atom',
      '/sitemap.xml',
      `/new?space=${secret.spaceId}`,
      ...secret.words.map((word) => `/search?q=${word}`),
    ];
    for (const [name, { identity }] of Object.entries(attackers)) {
      const { cookie = '', token } = identity;
      const headers = { cookie, ...(token ? { authorization: `Bearer ${token}` } : {}) };
      for (const path of paths) {
        const response = await fetch(`${forum.url}/c/${scene.brand.slug}${path}`, {
          headers,
          redirect: 'manual',
        });
        const page = await response.text();
        if (path.startsWith('/t/') || path.startsWith('/s/'))
          expect(`${name} ${path} ${response.status}`).toBe(`${name} ${path} 404`);
        for (const word of secret.words.filter((each) => !path.includes(each)))
          expect(page).not.toContain(word);
      }
    }
  }, 60_000);

  it('opens no file of it, neither by an address of their own nor without a signature', async () => {
    expect((await fetch(secret.fileUrl)).status).toBe(200);
    expect((await fetch(secret.fileUrl)).headers.get('cache-control')).toContain('private');
    expect((await fetch(secret.fileUrl.split('?')[0] ?? '')).status).toBe(404);
    // An address that another signed for somebody else: who it is for is part of what is signed.
    const forged = new URL(secret.fileUrl);
    const viewer = [...forged.searchParams].find(([, value]) => value === scene.marie.id)?.[0];
    expect(viewer).toBeDefined();
    forged.searchParams.set(String(viewer), scene.other.id);
    expect((await fetch(forged)).status).toBe(404);
  });

  it('is let into no room, and is told nothing', async () => {
    const sockets = [];
    for (const { identity } of Object.values(attackers)) {
      const { community = '', cookie, token } = identity;
      const socket = await TestSocket.open(forum.url, {
        community,
        ...(token ? { token } : {}),
        ...(cookie ? { cookie, origin: forum.url } : {}),
      }).catch(() => null);
      if (!socket) continue;
      sockets.push(socket);
      expect(await socket.ask('thread:join', { thread: secret.threadId })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
      });
    }
    expect(sockets.length).toBeGreaterThan(5);
    const marie = Converser.of(forum, scene.brand, scene.marie);
    const said = `vite${randomUUID().slice(0, 8)}`;
    requirePost(await marie.reply(secret.threadId, { body: said }));
    await settle(forum);
    for (const socket of sockets) {
      expect(JSON.stringify(socket.received)).not.toContain(said);
      expect(JSON.stringify(socket.received)).not.toContain(secret.threadId);
      socket.close();
    }
  });

  it('hears of it by no notice, whatever they follow', async () => {
    const other = Converser.of(forum, scene.brand, scene.other);
    for (const follow of [
      `kind: MEMBER, id: "${scene.marie.id}"`,
      `kind: MEMBER, id: "${scene.moderator.id}"`,
    ])
      await other.ask(
        `mutation { followSet(input: { ${follow}, level: WATCHING }) { userErrors { code } } }`,
      );
    const [{ id: otherHandle } = { id: '' }] = await forum.database.query<{ id: string }>(
      'SELECT handle AS id FROM member WHERE id = $1',
      [scene.other.id],
    );
    const marie = Converser.of(forum, scene.brand, scene.marie);
    const { threadId } = await marie.writes({ body: `Un mot sur @${otherHandle}.` });
    requirePost(
      await Converser.of(forum, scene.brand, scene.moderator).reply(threadId, {
        body: `Et sur @${otherHandle}.`,
      }),
    );
    await settle(forum);
    expect(
      await forum.database.query('SELECT 1 FROM notice WHERE thread_id = $1 AND member_id <> $2', [
        threadId,
        scene.marie.id,
      ]),
    ).toEqual([]);
    const texts = (await marie.posts(threadId))?.map(({ bodyHtml }) => bodyHtml).join('') ?? '';
    expect(texts).not.toContain('class="mention"');
  });

  it('is quoted nothing from it: not in public, not in another conversation', async () => {
    const moderator = Converser.of(forum, scene.brand, scene.moderator);
    const { data } = await moderator.ask<{ post: { permalink: string } }>(
      'query ($id: ID!) { post(id: $id) { permalink } }',
      { id: secret.firstId },
    );
    const quote = `> [Marie](${data.post.permalink}#r1):\n> Le ${secret.words[1]}.\n\nVoilà ${randomUUID()}`;
    const open = await Converser.of(forum, scene.brand, scene.other).open(scene.space, {
      body: randomUUID(),
    });
    const theirs = await moderator.writes({ memberId: scene.other.id });
    for (const threadId of [String(open.threadId), theirs.threadId]) {
      const post = requirePost(await moderator.reply(threadId, { body: quote }));
      expect(post.bodyHtml).not.toContain('class="quote"');
      expect(post.bodyHtml).not.toContain(secret.threadId);
    }
    const own = requirePost(await moderator.reply(secret.threadId, { body: quote }));
    expect(own.bodyHtml).toContain('class="quote"');
    const hers = requirePost(
      await Converser.of(forum, scene.brand, scene.marie).reply(secret.threadId, { body: `${quote}, oui` }),
    );
    expect(hers.bodyHtml).toContain('class="quote"');
  });

  it('of the staff cannot carry it out by a move, a merge or a split', async () => {
    const admin = Converser.of(forum, scene.brand, scene.admin);
    const open = String((await admin.open(scene.space, { body: randomUUID() })).threadId);
    const { threadId, answerId, spaceId } = secret;
    const reason = 'Parce que';
    const tries = [
      await admin.does('threadMove', { threadId, spaceId: scene.space.id, reason }),
      await admin.does('threadMove', { threadId: open, spaceId, reason }),
      await admin.does('threadMerge', { threadId, intoId: open, reason }),
      await admin.does('threadMerge', { threadId: open, intoId: threadId, reason }),
      await admin.split(threadId, [answerId]),
      await admin.split(threadId, [answerId], { spaceId: scene.space.id }),
      await admin.does('threadMakePublic', { threadId, spaceId: scene.space.id, reason }),
    ];
    expect(tries.map(({ code }) => code)).toEqual([
      ...Array<string>(6).fill('CONVERSATION_FIXED'),
      'CONVERSATION_STAYS_PRIVATE',
    ]);
  });

  it('of the staff finds it in its list, and in no search, report or export', async () => {
    const admin = Converser.of(forum, scene.brand, scene.admin);
    expect((await admin.all()).map(({ id }) => id)).toContain(secret.threadId);
    expect(await admin.list(`spaceId: "${secret.spaceId}"`)).toContain(secret.threadId);
    expect(await admin.list('')).not.toContain(secret.threadId);
    for (const word of secret.words) {
      const { data } = await admin.ask<{ verbatims: { totalCount: number } }>(
        `{ verbatims(query: "${word}", filter: { spaceIds: ["${secret.spaceId}"] }) { totalCount edges { node { body } } } }`,
      );
      expect(data.verbatims).toEqual({ totalCount: 0, edges: [] });
    }
  });

  it('loses sight of it the moment they are staff no longer', async () => {
    const staff = await forum.make.member(scene.brand, { role: 'moderator' });
    const socket = await TestSocket.open(forum.url, {
      community: scene.brand.slug,
      cookie: staff.cookie,
      origin: forum.url,
    });
    const member = await TestSocket.open(forum.url, {
      community: scene.brand.slug,
      token: scene.marie.token,
    });
    for (const each of [socket, member])
      expect(await each.ask('thread:join', { thread: secret.threadId })).toMatchObject({ ok: true });
    const admin = Converser.of(forum, scene.brand, scene.admin);
    await admin.ask(
      'mutation ($id: ID!) { memberRoleRevoke(input: { memberId: $id, role: MODERATOR }) { userErrors { code } } }',
      { id: staff.id },
    );
    expect(await socket.next('thread:evicted')).toEqual({ thread: secret.threadId });
    expect(await Converser.of(forum, scene.brand, staff).thread(secret.threadId)).toBeNull();
    // A change of the member’s own rights leaves her where she is.
    await admin.ask(
      'mutation ($id: ID!) { memberRoleGrant(input: { memberId: $id, role: ANALYST }) { userErrors { code } } }',
      { id: scene.marie.id },
    );
    const said = requirePost(await admin.reply(secret.threadId, { body: `Toujours là ${randomUUID()}` }));
    expect(await member.next('thread:event', ({ k, d }) => k === 'post' && d.id === said.id)).toMatchObject({
      t: secret.threadId,
    });
    expect(member.received.filter(({ event }) => event === 'thread:evicted')).toEqual([]);
    expect(socket.received.filter(({ event }) => event === 'thread:event')).toEqual([]);
    socket.close();
    member.close();
  });

  it('stays with its member, whose socket joins it while its rights are looked at for the first time', async () => {
    const rounds = Array.from({ length: 40 }, async () => {
      const socket = await TestSocket.open(forum.url, {
        community: scene.brand.slug,
        token: scene.marie.token,
      });
      expect(await socket.ask('thread:join', { thread: secret.threadId })).toMatchObject({ ok: true });
      return socket;
    });
    const sockets = await Promise.all(rounds);
    const admin = Converser.of(forum, scene.brand, scene.admin);
    const said = requirePost(await admin.reply(secret.threadId, { body: `Encore là ${randomUUID()}` }));
    for (const socket of sockets) {
      await socket.next('thread:event', ({ k, d }) => k === 'post' && d.id === said.id);
      expect(socket.received.filter(({ event }) => event === 'thread:evicted')).toEqual([]);
      socket.close();
    }
  });
});
