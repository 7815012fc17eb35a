import { randomBytes, randomUUID } from 'node:crypto';
import { ConversationSpaceService } from '#community';
import { FileLinks, FileStore } from '#media';
import { type Forum, openThread, reply, settle, type TestMember } from '#test-support';
import { endOf, startExport } from '../../integration/verbatims/exporting.js';
import type { Asker, Ground } from './askers.js';
import type { Place, Kind } from './kinds-and-places.js';
import { MARKS } from './marks.js';
import { ThingRows } from './thing-rows.js';

const SSO_KEY = `mutation ($label: String!) {
  made: ssoKeyCreate(input: { label: $label, algorithm: HS256 }) { thing: ssoKey { id } } }`;
const API_KEY = `mutation ($label: String!) {
  made: apiKeyCreate(input: { label: $label, permissions: ["forum.read"] }) { thing: apiKey { id } } }`;

const INVITATION = `mutation ($label: String!) {
  made: invitationSend(input: { email: $label, roles: [{ role: ANALYST }] }) { thing: invitation { id } } }`;

/** Makes objects of every kind at every place; null where there is no such thing. */
export class Things {
  private count = 0;
  private readonly authors = new Map<string, TestMember>();
  private readonly rows: ThingRows;

  constructor(
    private readonly forum: Forum,
    private readonly ground: Ground,
    private readonly askers: readonly Asker[],
  ) {
    this.rows = new ThingRows(forum);
  }

  async make(kind: Kind, place: Place, asker: Asker): Promise<string | null> {
    switch (kind) {
      case 'thread':
        return (await this.post(place, asker))?.threadId ?? null;
      case 'post':
        return (await this.post(place, asker))?.id ?? null;
      case 'poll':
        return this.poll(place, asker);
      case 'postPath':
        return this.postPath(place, asker);
      case 'upload':
        return this.upload(place, asker);
      case 'filePath':
        return this.filePath(place, asker);
      case 'threadKey':
        return this.threadKey(place, asker);
      case 'tag':
        return this.tag(place);
      case 'tagName':
        return this.tagName(place, asker);
      case 'case':
        return this.case(place);
      case 'space':
        return (await this.space(place))?.id ?? null;
      case 'spaceSlug':
        return (await this.space(place))?.slug ?? null;
      case 'parent':
        return this.parent(place, asker);
      case 'draft':
        return this.draft(place, asker);
      case 'waitingThread':
        return this.waitingThread(place, asker);
      case 'member':
        return this.member(place);
      case 'handle':
        return this.handle(place);
      case 'guardedMember':
        return this.guardedMember(place);
      case 'export':
        return this.export(place, asker);
      case 'ssoKey':
        return this.madeByAdmin(place, SSO_KEY);
      case 'apiKey':
        return this.madeByAdmin(place, API_KEY);
      case 'oidcProvider':
        return this.oidcProvider(place);
      case 'invitation':
        return this.madeByAdmin(place, INVITATION);
      case 'failedJob':
        return place === 'visible' ? this.rows.failedJob() : null;
      case 'parkedFact':
        return place === 'visible' ? this.rows.parkedFact(this.ground.theirs.id) : null;
      case 'session':
        return this.session(place, asker);
    }
  }

  /** A name of this kind that nothing bears, as long as real ones are. */
  absent(kind: Kind): string {
    if (kind === 'filePath') return `${randomUUID()}/w40.webp?exp=9999999999&sig=x`;
    if (kind === 'postPath') return `${randomUUID()}/p/${randomUUID()}`;
    if (kind === 'failedJob' || kind === 'parkedFact') return String(1_000_000 + this.next());
    return kind === 'spaceSlug' ? `slug-${this.next()}-absent` : randomUUID();
  }

  /**
   * The thread that has to be named beside a parent for the parent to count: its own, where the asker may see it. Null
   * where any other that everybody sees shall be named: a parent elsewhere is as good as none.
   */
  async threadOfParent(parent: string, place: Place): Promise<string | null> {
    if (place === 'private' || place === 'conversation' || place === 'foreign') return null;
    const [row] = await this.forum.database.query<{ id: string }>(
      'SELECT thread_id AS id FROM post WHERE id = $1',
      [parent],
    );
    return row?.id ?? null;
  }

  /** A post to answer to; the pending one waits in a thread that everybody sees. */
  private async parent(place: Place, asker: Asker): Promise<string | null> {
    if (place !== 'pending') return (await this.post(place, asker))?.id ?? null;
    const made = await this.post('visible', asker);
    return made && this.wait(made.threadId, (await this.author('visible')).id);
  }

  /**
   * A thread in which something of everybody's waits: of who asks, of its author, and, among the neighbours, of whoever has
   * an account and is a member there as well.
   */
  private async waitingThread(place: Place, asker: Asker): Promise<string | null> {
    const made = await this.post(place === 'own' ? 'visible' : place, asker);
    if (!made) return null;
    if (place === 'own') {
      if (!asker.member) return null;
      await this.wait(made.threadId, asker.member.id);
      return made.threadId;
    }
    await this.wait(made.threadId, (await this.author(place)).id);
    if (place === 'private' || place === 'conversation') {
      for (const { member } of this.askers) if (member) await this.wait(made.threadId, member.id);
    }
    if (place === 'foreign') {
      await this.wait(made.threadId, this.ground.neighbour.id);
      for (const { member } of this.askers)
        if (member) await this.wait(made.threadId, await this.abroad(member));
    }
    return made.threadId;
  }

  /** Has a text of the thread's beginning wait there once more, as somebody's. */
  private async wait(threadId: string, authorId: string): Promise<string> {
    const id = randomUUID();
    const rows = await this.forum.database.query(
      `INSERT INTO post (id, community_id, thread_id, author_id, state, revision_id, sha256, body_html, idempotency_key,
         request_hash, created_at)
       SELECT $1, p.community_id, p.thread_id, $3, 'pending', p.revision_id, p.sha256, p.body_html, $4, p.request_hash, now()
       FROM post p WHERE p.thread_id = $2 AND p.is_first RETURNING id`,
      [id, threadId, authorId, id],
    );
    if (rows.length !== 1) throw new Error('nothing waits');
    return id;
  }

  /** The same account's member among the neighbours. */
  private async abroad({ accountId }: TestMember): Promise<string> {
    const [row] = await this.forum.database.query<{ id: string }>(
      `INSERT INTO member (id, community_id, account_id, display_name, joined_at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (community_id, account_id) WHERE account_id IS NOT NULL DO UPDATE SET display_name = $4 RETURNING id`,
      [randomUUID(), this.ground.theirs.id, accountId, MARKS.foreign],
    );
    return String(row?.id);
  }

  private async post(place: Place, asker: Asker): Promise<{ id: string; threadId: string } | null> {
    const { ours, theirs, open, closed, next } = this.ground;
    if (place === 'own' && !asker.member) return null;
    const where = {
      own: { community: ours, space: open },
      visible: { community: ours, space: open },
      private: { community: ours, space: closed },
      conversation: { community: ours, space: open },
      pending: { community: ours, space: open },
      foreign: { community: theirs, space: next },
    }[place];
    const member = place === 'own' ? (asker.member as TestMember) : await this.author(place);
    const mark = place === 'own' || place === 'visible' ? 'ouvert' : MARKS[place];
    const by = { member, ...where };
    const title = `Sujet ${mark} ${this.words()}`;
    if (place === 'pending') {
      return openThread(this.forum, by, { title, body: `Voir https://${mark}.example ${this.words()}` });
    }
    const { threadId } = await openThread(this.forum, by, { title, body: `Le mot ${mark} ${this.words()}.` });
    const replied = await reply(this.forum, by, { threadId, body: `Encore ${mark} ${this.words()}.` });
    if (place === 'conversation') await this.rows.closeIn(await this.conversationSpace(), threadId);
    return replied;
  }

  /** The one of our community; something was published and waits there, as in any other. */
  private async conversationSpace(): Promise<string> {
    const spaces = this.forum.server.app.get(ConversationSpaceService, { strict: false });
    const { id } = await spaces.findOrMake(this.ground.ours.id);
    // Every page leads to the reader's own conversations: their word would be taken for the name of what is refused.
    await this.forum.database.query(`UPDATE space SET slug = 'sous-le-sceau' WHERE id = $1`, [id]);
    return id;
  }

  /** The poll of a post. */
  private async poll(place: Place, asker: Asker): Promise<string | null> {
    const made = await this.post(place, asker);
    if (!made) return null;
    return this.rows.poll(made.id, place === 'own' || place === 'visible' ? 'ouvert' : MARKS[place]);
  }

  /** A text that somebody has not sent yet. */
  private async draft(place: Place, asker: Asker): Promise<string | null> {
    if (place === 'private' || place === 'conversation' || place === 'pending') return null;
    if (place === 'own' && !asker.member) return null;
    const member = place === 'own' ? (asker.member as TestMember) : await this.author(place);
    const mark = place === 'foreign' ? MARKS.foreign : 'ouvert';
    const [made] = await this.forum.database.query<{ id: string }>(
      `INSERT INTO draft (id, community_id, member_id, kind, place_id, body)
       VALUES (gen_random_uuid(), $1, $2, 'reply', gen_random_uuid(), $3) RETURNING id`,
      [member.communityId, member.id, mark],
    );
    return made?.id ?? null;
  }

  /** A post in its thread, as addresses have it. */
  private async postPath(place: Place, asker: Asker): Promise<string | null> {
    const made = await this.post(place, asker);
    return made && `${made.threadId}/p/${made.id}`;
  }

  /** A file that no message was sent with: of who asks, of another member, of the neighbours. */
  private async upload(place: Place, asker: Asker): Promise<string | null> {
    if (place === 'private' || place === 'conversation' || place === 'pending') return null;
    const { ours, theirs } = this.ground;
    const member = place === 'own' ? asker.member : await this.author(place);
    return member
      ? this.rows.file({ communityId: (place === 'foreign' ? theirs : ours).id, memberId: member.id })
      : null;
  }

  /** The address of a picture of a post, as it is made for who asks. */
  private async filePath(place: Place, asker: Asker): Promise<string | null> {
    const post = await this.post(place, asker);
    if (!post) return null;
    const { ours, theirs } = this.ground;
    const community = place === 'foreign' ? theirs : ours;
    const [row] = await this.forum.database.query<{ authorId: string }>(
      'SELECT author_id AS "authorId" FROM post WHERE id = $1',
      [post.id],
    );
    const id = await this.rows.file({
      communityId: community.id,
      memberId: String(row?.authorId),
      postId: post.id,
    });
    const { app } = this.forum.server;
    await app.get(FileStore, { strict: false }).write(id, 'w40.webp', Buffer.from('a picture'));
    const viewer = asker.member?.id ?? null;
    const url = new URL(app.get(FileLinks, { strict: false }).maker(ours, viewer)(id, 'w40.webp'));
    return `${id}/w40.webp${url.search}`;
  }

  private async threadKey(place: Place, asker: Asker): Promise<string | null> {
    if (place === 'conversation') return null;
    const made = await this.post(place, asker);
    if (!made) return null;
    const key = `key-${this.next()}`;
    await this.forum.database.query('UPDATE thread SET bound_key = $2 WHERE id = $1', [made.threadId, key]);
    return key;
  }

  /** One of the community's own list. */
  private async tag(place: Place): Promise<string | null> {
    if (place !== 'visible' && place !== 'foreign') return null;
    const { ours, theirs } = this.ground;
    return (await this.rows.tag((place === 'foreign' ? theirs : ours).id, true)).id;
  }

  /** One that came with a thread, and is on no list. */
  private async tagName(place: Place, asker: Asker): Promise<string | null> {
    const made = await this.post(place, asker);
    if (!made) return null;
    const communityId = (place === 'foreign' ? this.ground.theirs : this.ground.ours).id;
    const { id, name } = await this.rows.tag(communityId, false);
    await this.forum.database.query(
      'INSERT INTO thread_tag (thread_id, tag_id, community_id, position) VALUES ($1, $2, $3, 1)',
      [made.threadId, id, communityId],
    );
    return name;
  }

  private async case(place: Place): Promise<string | null> {
    if (place === 'own' || place === 'conversation' || place === 'pending') return null;
    const { ours, theirs, open, closed, next } = this.ground;
    const community = place === 'foreign' ? theirs : ours;
    const space = { visible: open, private: closed, foreign: next }[place];
    const member = await this.forum.make.member(community, { displayName: 'Newcomer' });
    if (place === 'private') await this.forum.make.grantAccess(ours, closed, member);
    const mark = place === 'visible' ? MARKS.pending : MARKS[place];
    const held = await openThread(
      this.forum,
      { member, community, space },
      { title: `Attente ${mark}`, body: `Voir https://${mark}.example ${this.words()}` },
    );
    await settle(this.forum);
    const [found] = await this.forum.database.query<{ id: string }>(
      'SELECT id FROM moderation_case WHERE post_id = $1',
      [held.id],
    );
    return found?.id ?? null;
  }

  /** Something lies in every space, published and waiting: an empty one would look like one that is not there. */
  private async space(place: Place): Promise<{ id: string; slug: string } | null> {
    const { ours, theirs } = this.ground;
    if (place === 'own' || place === 'pending') return null;
    if (place === 'conversation') {
      const { threadId } = (await this.post(place, { role: 'anonymous', identity: {} })) ?? { threadId: '' };
      await this.wait(threadId, (await this.author(place)).id);
      return this.rows.spaceOf(threadId);
    }
    const community = place === 'foreign' ? theirs : ours;
    const mark = place === 'visible' ? 'ouvert' : MARKS[place];
    const member = await this.author(place);
    const space = await this.forum.make.space(community, {
      name: mark,
      slug: `slug-${this.next()}`,
      visibility: place === 'private' ? 'private' : 'public',
    });
    if (place === 'private') {
      await this.forum.database.query(
        `INSERT INTO space_access (community_id, space_id, member_id, granted_at)
         SELECT community_id, $1, member_id, now() FROM space_access WHERE space_id = $2`,
        [space.id, this.ground.closed.id],
      );
    }
    const newcomer = await this.forum.make.member(community);
    if (place === 'private') await this.forum.make.grantAccess(community, space, newcomer);
    const title = `Sujet ${this.words()}`;
    await openThread(this.forum, { member, community, space }, { title, body: `Le mot ${mark} ${title}` });
    await openThread(
      this.forum,
      { member: newcomer, community, space },
      { title, body: `Voir https://a.example ${title}` },
    );
    await settle(this.forum);
    return space;
  }

  private async member(place: Place): Promise<string | null> {
    if (place === 'visible') return (await this.forum.make.member(this.ground.ours)).id;
    if (place !== 'foreign') return null;
    return (await this.forum.make.member(this.ground.theirs, { displayName: MARKS.foreign })).id;
  }

  private async handle(place: Place): Promise<string | null> {
    const id = await this.member(place);
    if (id === null) return null;
    const [row] = await this.forum.database.query<{ handle: string }>(
      'SELECT handle FROM member WHERE id = $1',
      [id],
    );
    return row?.handle ?? null;
  }

  /** One of the staff whose account has a second factor to lose. */
  private async guardedMember(place: Place): Promise<string | null> {
    if (place !== 'visible' && place !== 'foreign') return null;
    const community = place === 'foreign' ? this.ground.theirs : this.ground.ours;
    const { id, accountId } = await this.forum.make.member(community, {
      displayName: place === 'foreign' ? MARKS.foreign : 'Égaré',
      role: 'moderator',
    });
    await this.forum.database.query(
      `INSERT INTO second_factor (account_id, sealed_secret, confirmed_at, created_at) VALUES ($1, '\\x00', now(), now())`,
      [accountId],
    );
    return id;
  }

  private async export(place: Place, asker: Asker): Promise<string | null> {
    const { ours, theirs } = this.ground;
    if (place === 'own') {
      if (!asker.member || !['analyst', 'communityManager', 'admin'].includes(asker.role)) return null;
      const by = { member: asker.member, community: ours };
      return (await endOf(this.forum, by, (await startExport(this.forum, by, {})).id)).id;
    }
    if (place !== 'visible' && place !== 'foreign') return null;
    const community = place === 'foreign' ? theirs : ours;
    const member = await this.forum.make.member(community, { role: 'analyst' });
    return (await startExport(this.forum, { member, community }, { query: MARKS.foreign })).id;
  }

  /** Something that an admin of the place's community makes; `document` answers its id as `made { thing { id } }`. */
  private async madeByAdmin(place: Place, document: string): Promise<string | null> {
    if (place !== 'visible' && place !== 'foreign') return null;
    const community = place === 'foreign' ? this.ground.theirs : this.ground.ours;
    const admin = await this.forum.make.member(community, { role: 'admin' });
    const { data } = await this.forum.graphql<{ made: { thing: { id: string } | null } }>(
      document,
      { label: `label-${this.next()}@brand.example` },
      { community: community.slug, cookie: admin.cookie },
    );
    return data.made.thing?.id ?? null;
  }

  /** One whose issuer nobody may ask: it refuses at once, and differs from what is not there. */
  private async oidcProvider(place: Place): Promise<string | null> {
    if (place !== 'visible' && place !== 'foreign') return null;
    const id = randomUUID();
    await this.forum.database.query(
      `INSERT INTO oidc_provider (id, community_id, label, issuer, client_id, scopes, audience, admits_newcomers, is_enabled,
         created_at, updated_at) VALUES ($1, $2, 'ID', 'https://127.0.0.1', $3, '{openid}', 'everybody', false, true, now(), now())`,
      [id, (place === 'foreign' ? this.ground.theirs : this.ground.ours).id, `client ${this.next()}`],
    );
    return id;
  }

  private async session(place: Place, asker: Asker): Promise<string | null> {
    if (place === 'own') return asker.member ? (await this.forum.make.anotherSession(asker.member)).id : null;
    if (place !== 'visible' && place !== 'foreign') return null;
    const { ours, theirs } = this.ground;
    return (await this.forum.make.member(place === 'foreign' ? theirs : ours)).sessionId;
  }

  /** One author per place, who is let in where that takes a permission. */
  private async author(place: Place): Promise<TestMember> {
    const known = this.authors.get(place);
    if (known) return known;
    const { ours, theirs, closed } = this.ground;
    const displayName = place === 'foreign' ? MARKS.foreign : `Auteur ${place}`;
    const member = await this.forum.make.member(place === 'foreign' ? theirs : ours, { displayName });
    if (place === 'private') await this.forum.make.grantAccess(ours, closed, member);
    this.authors.set(place, member);
    return member;
  }

  /** Other words each time: a text that repeats itself would be held. */
  private words(): string {
    return [...randomBytes(18)]
      .map((byte, place) => (place % 6 === 0 ? ' ' : String.fromCharCode(97 + (byte % 26))))
      .join('');
  }

  private next(): number {
    this.count += 1;
    return this.count;
  }
}
