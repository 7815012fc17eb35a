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
import { ThreadView } from '../realtime/thread-view.js';
import { KindWriter } from './kind-writer.js';

interface Reach {
  audienceCount: number;
  readCount: number | null;
  byTrustLevel: { name: string; audienceCount: number; readCount: number }[];
  byRole: { name: string; audienceCount: number; readCount: number }[];
  byMonth: { name: string; audienceCount: number; readCount: number }[];
}

const SEGMENT = '{ name audienceCount readCount }';
const REACH = `query ($id: ID!) { announcementReach(threadId: $id) { audienceCount readCount
  byTrustLevel ${SEGMENT} byRole ${SEGMENT} byMonth ${SEGMENT} } }`;

describe('announcements', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let staff: TestMember;
  let moderator: KindWriter;
  let member: KindWriter;

  const as = ({ token }: TestMember, community = brand) =>
    new KindWriter(forum, { community: community.slug, token });
  const withRights = ({ cookie }: TestMember, community = brand) =>
    new KindWriter(forum, { community: community.slug, cookie });
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    space = await forum.make.space(brand, { kind: 'announcements' });
    staff = await forum.make.member(brand, { role: 'moderator' });
    moderator = withRights(staff);
    member = as(await forum.make.member(brand));
  });
  afterAll(() => forum.stop());

  async function announce(where = space, input: object = {}, who = moderator): Promise<string> {
    const { threadId, code } = await who.open(where, { body: `News ${Math.random()}`, ...input });
    if (!threadId) throw new Error(code);
    return threadId;
  }
  const listed = (isPast: boolean, where = space, more = '') =>
    member.list(`announcements(spaceId: "${where.id}", isPast: ${isPast}${more})`);
  async function reachOf(id: string, who = moderator): Promise<{ reach: Reach | null; code: string }> {
    const { data, errors } = await who.ask<{ announcementReach: Reach } | null>(REACH, { id });
    return { reach: data?.announcementReach ?? null, code: errors[0]?.extensions.code ?? '' };
  }

  it('are opened by who moderates their space, with all rights, and by nobody else; members reply', async () => {
    const local = await forum.make.member(brand, { role: 'moderator', roleSpaceId: space.id });
    const elsewhere = await forum.make.member(brand, {
      role: 'moderator',
      roleSpaceId: (await forum.make.space(brand)).id,
    });
    const open = async (who: KindWriter) => (await who.open(space, { body: `By ${Math.random()}` })).code;
    for (const who of [member, withRights(elsewhere), as(staff)])
      expect(await open(who)).toBe('SPACE_CLOSED');
    for (const who of [moderator, withRights(local)]) expect(await open(who)).toBe('');
    const canPost = async (who: KindWriter) =>
      (
        await who.ask<{ space: { viewerCanPost: boolean } }>(
          `{ space(slug: "${space.slug}") { viewerCanPost } }`,
        )
      ).data.space.viewerCanPost;
    expect([await canPost(member), await canPost(moderator)]).toEqual([false, true]);
    const id = await announce();
    expect((await member.reply(id, { body: 'Thank you' })).code).toBe('');
    await moderator.change('threadLock', { threadId: id, isLocked: true });
    expect((await member.reply(id, { body: 'Again' })).code).toBe('THREAD_LOCKED');
  });

  it('are current until they end, without any job, and stay readable afterwards', async () => {
    const own = await forum.make.space(brand, { kind: 'announcements' });
    const [lasting, ending, ended] = [
      await announce(own),
      await announce(own, { expiresAt: at(60) }),
      await announce(own),
    ];
    expect((await listed(false, own)).ids).toEqual([ended, ending, lasting]);
    expect(await moderator.change('announcementExpire', { threadId: ended, expiresAt: at(0) })).toBe('');
    expect((await listed(false, own)).ids).toEqual([ending, lasting]);
    expect((await listed(true, own)).ids).toEqual([ended]);
    expect((await member.reply(ended, { body: 'Too bad' })).code).toBe('');
    await moderator.change('announcementExpire', { threadId: ending, expiresAt: at(0) });
    expect((await listed(true, own)).ids).toEqual([ending, ended]);
    const first = await listed(true, own, ', first: 1');
    expect((await listed(true, own, `, first: 1, after: "${first.next}"`)).ids).toEqual([ended]);
    await moderator.change('announcementExpire', { threadId: ended, expiresAt: null });
    expect((await listed(false, own)).ids).toEqual([ended, lasting]);
  });

  it('end when staff of their space says so, and never before they began', async () => {
    const id = await announce();
    const expire = (who: KindWriter, expiresAt: string | null, threadId = id) =>
      who.change('announcementExpire', { threadId, expiresAt });
    const neighbours = await forum.make.community();
    const away = withRights(await forum.make.member(neighbours, { role: 'admin' }), neighbours);
    const elsewhere = withRights(
      await forum.make.member(brand, { role: 'moderator', roleSpaceId: (await forum.make.space(brand)).id }),
    );
    expect(await expire(member, at(1))).toBe('FORBIDDEN');
    expect(await expire(elsewhere, at(1))).toBe('FORBIDDEN');
    expect(await expire(away, at(1))).toBe('THREAD_NOT_FOUND');
    expect(await expire(moderator, at(-60))).toBe('EXPIRY_INVALID');
    expect((await moderator.open(space, { body: 'Late', expiresAt: at(-1) })).code).toBe('EXPIRY_INVALID');
    const talk = await forum.make.space(brand);
    expect((await moderator.open(talk, { body: 'Talk', expiresAt: at(1) })).code).toBe('NOT_AN_ANNOUNCEMENT');
    const other = (await moderator.open(talk, { body: `Talk ${Math.random()}` })).threadId ?? '';
    expect(await expire(moderator, at(1), other)).toBe('NOT_AN_ANNOUNCEMENT');
    const end = at(5);
    const before = await moderator.thread(id);
    expect(await expire(moderator, end)).toBe('');
    expect(await expire(moderator, end)).toBe('');
    expect((await moderator.thread(id))?.seq).toBe((before?.seq ?? 0) + 1);
  });

  it('are in no list once withdrawn, merged or moved, nor where the reader may not enter', async () => {
    const own = await forum.make.space(brand, { kind: 'announcements' });
    const [gone, merged, moved, kept] = [
      await announce(own),
      await announce(own),
      await announce(own),
      await announce(own),
    ];
    await moderator.withdraw((await moderator.posts(gone))?.[0]?.id ?? '');
    await moderator.change('threadMerge', { threadId: merged, intoId: kept, reason: 'Same' });
    const hidden = await forum.make.space(brand, { kind: 'announcements', visibility: 'private' });
    await moderator.change('threadMove', { threadId: moved, spaceId: hidden.id, reason: 'Inside' });
    expect((await listed(false, own)).ids).toEqual([kept]);
    expect((await listed(false, hidden)).ids).toEqual([]);
    expect((await moderator.list(`announcements(spaceId: "${hidden.id}")`)).ids).toEqual([moved]);
  });

  it('are made of the threads of a space that becomes one for announcements', async () => {
    const plain = await forum.make.space(brand);
    const id = (await member.open(plain, { body: `Old news ${Math.random()}` })).threadId ?? '';
    const manager = withRights(await forum.make.member(brand, { role: 'community_manager' }));
    await manager.ask(
      `mutation { spaceUpdate(input: { id: "${plain.id}", kind: ANNOUNCEMENTS }) { userErrors { code } } }`,
    );
    await settle(forum);
    expect((await listed(false, plain)).ids).toEqual([id]);
    expect(await moderator.change('announcementExpire', { threadId: id, expiresAt: at(5) })).toBe('');
  });

  it('tell staff who has read them, by groups of five at least, and nobody else', async () => {
    const audience = await forum.make.community();
    const place = await forum.make.space(audience, { kind: 'announcements' });
    const lead = await forum.make.member(audience, {
      role: 'admin',
      joinedAt: new Date('2026-01-05T00:00:00Z'),
    });
    const speaker = withRights(lead, audience);
    const id = await announce(place, {}, speaker);
    const joined = async (count: number, month: string, trustLevel: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          forum.make.member(audience, { joinedAt: new Date(`${month}-10T12:00:00Z`), trustLevel }),
        ),
      );
    const read = async (members: TestMember[]) => {
      for (const reader of members)
        await as(reader, audience).ask(
          `mutation { threadRead(input: { threadId: "${id}", upToSeq: 1, seconds: 5 }) { userErrors { code } } }`,
        );
    };
    const early = await joined(4, '2026-02', 1);
    expect((await reachOf(id, speaker)).reach).toEqual({
      audienceCount: 4,
      readCount: null,
      byTrustLevel: [],
      byRole: [],
      byMonth: [],
    });
    const spring = await joined(6, '2026-03', 1);
    const summer = await joined(7, '2026-06', 2);
    const [suspended] = await joined(1, '2026-06', 2);
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [suspended?.id]);
    await forum.make.member(audience, { role: 'moderator', joinedAt: new Date('2026-06-01T12:00:00Z') });
    await read([...spring.slice(0, 4), ...summer.slice(0, 2), ...early.slice(0, 1)]);
    const { reach } = await reachOf(id, speaker);
    expect(reach).toEqual({
      audienceCount: 18,
      readCount: 7,
      byTrustLevel: [
        { name: '1', audienceCount: 10, readCount: 5 },
        { name: 'others', audienceCount: 8, readCount: 2 },
      ],
      byRole: [{ name: 'others', audienceCount: 18, readCount: 7 }],
      byMonth: [
        { name: '2026-06', audienceCount: 8, readCount: 2 },
        { name: 'others', audienceCount: 10, readCount: 5 },
      ],
    });
    expect((await reachOf(id, as(spring[0] as TestMember, audience))).code).toBe('FORBIDDEN');
    expect((await reachOf(id)).code).toBe('THREAD_NOT_FOUND');
    await forum.database.query(`UPDATE space SET visibility = 'private' WHERE id = $1`, [place.id]);
    expect((await reachOf(id, speaker)).reach).toMatchObject({ audienceCount: 1, readCount: null });
  });

  it('cost a list five statements at most, and a question of who has read three', async () => {
    const id = await announce();
    const list = `{ announcements(first: 20) { edges { node { id author { displayName } space { name }
      extras { announcement { expiresAt } } } } } }`;
    await member.ask(list);
    await reachOf(id);
    await settle(forum);
    const asked = await countStatements(() => member.ask(list));
    expect(ofRequest(asked.statements).length).toBeLessThanOrEqual(5);
    const reach = await countStatements(() => reachOf(id));
    expect(ofRequest(reach.statements).length).toBeLessThanOrEqual(4);
  });

  it('look the same to who follows the changes and to who comes afresh', async () => {
    const id = await announce();
    const follower = await ThreadView.fetch(forum, brand.slug, id);
    await moderator.change('announcementExpire', { threadId: id, expiresAt: at(10) });
    await follower.catchUp();
    expect(follower.shown).toEqual((await ThreadView.fetch(forum, brand.slug, id)).shown);
  });
});
