import { MemberSessionsEnded, SessionsRevoked } from '#identity';
import { type Forum, startForum, type TestCommunity, TestSocket } from '#test-support';
import { newAccountWith, PASSWORD, type Person } from './signing-in.js';

const VIEWER = '{ viewer { kind permissions } }';
const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password, wantsTokens: true }) { tokens { accessToken } } }`;
const SESSIONS = '{ sessions { id browser system network createdAt lastSeenAt isCurrent } }';
const END = `mutation ($id: ID!) { sessionEnd(input: { sessionId: $id }) { sessions { id } userErrors { code } } }`;
const END_OTHERS = 'mutation { sessionEndOthers { sessions { id isCurrent } userErrors { code } } }';
const CHANGE = `mutation ($old: String!, $new: String!) {
  accountPasswordChange(input: { currentPassword: $old, newPassword: $new }) { isChanged userErrors { code field } } }`;
const END_OF_MEMBER = `mutation ($id: ID!) {
  memberSessionsEnd(input: { memberId: $id }) { member { id } userErrors { code } } }`;

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

interface SessionView {
  id: string;
  browser: string | null;
  isCurrent: boolean;
}

describe('one’s own sessions', () => {
  let forum: Forum;
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let person: Person;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    neighbour = await forum.make.community();
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    person = await newAccountWith(forum, community, { role: 'moderator' });
  });

  const at = (token?: string, where = community) => ({ community: where.slug, token });

  async function signIn(agent = FIREFOX, who = person): Promise<string> {
    const answer = await forum.graphql<{ accountLogin: { tokens: { accessToken: string } } }>(
      LOGIN,
      { email: who.email, password: PASSWORD },
      { ...at(), headers: { 'user-agent': agent } },
    );
    return answer.data.accountLogin.tokens.accessToken;
  }
  async function list(token: string): Promise<SessionView[]> {
    return (await forum.graphql<{ sessions: SessionView[] }>(SESSIONS, {}, at(token))).data.sessions;
  }
  async function kindOf(token: string, where = community): Promise<string> {
    const answer = await forum.graphql<{ viewer: { kind: string } }>(VIEWER, {}, at(token, where));
    return answer.errors[0]?.extensions.code ?? answer.data.viewer.kind;
  }

  it('are listed in plain words, the one that asks marked', async () => {
    const [here, there] = [await signIn(), await signIn('curl/8.5.0')];
    const sessions = await list(here);
    expect(sessions).toEqual([
      expect.objectContaining({ browser: null, system: null, network: '127.0.0.x', isCurrent: false }),
      expect.objectContaining({ browser: 'Firefox', system: 'Linux', network: '127.0.0.x', isCurrent: true }),
    ]);
    expect((await list(there)).map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
  });

  it('end one by one, with their sockets, and nobody else’s', async () => {
    const [here, there] = [await signIn(), await signIn('curl/8.5.0')];
    const socket = await TestSocket.open(forum.url, { community: community.slug, token: there });
    const other = (await list(here)).find(({ isCurrent }) => !isCurrent) as SessionView;
    const stranger = await newAccountWith(forum, community);
    const strange = await signIn(FIREFOX, stranger);
    for (const id of [other.id, 'x', '00000000-0000-0000-0000-000000000000']) {
      const refused = await forum.graphql(END, { id }, at(strange));
      expect(refused.errors[0]?.extensions.code).toBe('NOT_FOUND');
    }
    expect(await kindOf(there)).toBe('MEMBER');
    const since = Date.now();
    const ended = await forum.graphql<{ sessionEnd: { sessions: SessionView[] } }>(
      END,
      { id: other.id },
      at(here),
    );
    expect(ended.data.sessionEnd.sessions).toHaveLength(1);
    await socket.closed();
    expect(Date.now() - since).toBeLessThan(1_000);
    expect([await kindOf(there), await kindOf(here)]).toEqual(['UNAUTHENTICATED', 'MEMBER']);
  });

  it('all end but the one that asks', async () => {
    const [here, ...others] = [await signIn(), await signIn(), await signIn()];
    const ended = await forum.graphql(END_OTHERS, {}, at(here));
    expect(ended.data).toEqual({
      sessionEndOthers: { sessions: [{ id: expect.any(String), isCurrent: true }], userErrors: [] },
    });
    for (const token of others) expect(await kindOf(token)).toBe('UNAUTHENTICATED');
    expect(await kindOf(here)).toBe('MEMBER');
    const [fact] = await forum.database.query<{ payload: { sessionIds: string[] } }>(
      'SELECT payload FROM fact WHERE type = $1 ORDER BY id DESC LIMIT 1',
      [SessionsRevoked.name],
    );
    expect(fact?.payload.sessionIds).toHaveLength(2);
  });

  it('all end but the one that changes the password, for which it is asked again', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const fresh = 'une applique en verre';
    const change = async (old: string, password: string) =>
      (await forum.graphql(CHANGE, { old, new: password }, at(here))).data.accountPasswordChange;
    const wrong = [{ code: 'INVALID_CREDENTIALS', field: null }];
    const weak = [{ code: 'WEAK_PASSWORD', field: 'newPassword' }];
    expect(await change('pas le bon', fresh)).toEqual({ isChanged: false, userErrors: wrong });
    expect(await change(PASSWORD, 'court')).toEqual({ isChanged: false, userErrors: weak });
    expect(await change(PASSWORD, fresh)).toEqual({ isChanged: true, userErrors: [] });
    expect([await kindOf(here), await kindOf(there)]).toEqual(['MEMBER', 'UNAUTHENTICATED']);
    const letters = await forum.database.query<{ text: string }>(
      'SELECT text_body AS text FROM mail WHERE recipient = $1',
      [person.email],
    );
    expect(letters.map(({ text }) => text)).toEqual([
      expect.stringContaining('toutes les autres sont fermées'),
    ]);
    await expect(signIn()).rejects.toThrow();
  });

  it('are not for widgets, which a brand’s page can read, nor for nobody', async () => {
    for (const token of [person.token, undefined])
      for (const query of [SESSIONS, END_OTHERS]) {
        const answer = await forum.graphql(query, {}, at(token));
        expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
      }
  });

  describe('of a member, ended by an admin', () => {
    it('count no more in the community, at once, and go on in others', async () => {
      const admin = await forum.make.member(community, { role: 'admin' });
      await forum.database.query(
        `INSERT INTO member (id, community_id, account_id, display_name, joined_at) VALUES (gen_random_uuid(), $1, $2, 'Camille', now())`,
        [neighbour.id, person.accountId],
      );
      const token = await signIn();
      const socket = await TestSocket.open(forum.url, { community: community.slug, token });
      const elsewhere = await TestSocket.open(forum.url, { community: neighbour.slug, token });
      const since = Date.now();
      const ended = await forum.graphql(
        END_OF_MEMBER,
        { id: person.id },
        { community: community.slug, cookie: admin.cookie },
      );
      expect(ended.data).toEqual({ memberSessionsEnd: { member: { id: person.id }, userErrors: [] } });
      await socket.closed();
      expect(Date.now() - since).toBeLessThan(1_000);
      expect(await kindOf(token)).toBe('UNAUTHENTICATED');
      expect(await kindOf(person.token)).toBe('UNAUTHENTICATED');
      expect(await kindOf(token, neighbour)).toBe('MEMBER');
      expect(elsewhere.disconnectReason).toBeNull();
      elsewhere.close();
      const [fact] = await forum.database.query(
        'SELECT community_id AS community, payload FROM fact WHERE type = $1 ORDER BY id DESC LIMIT 1',
        [MemberSessionsEnded.name],
      );
      expect(fact).toEqual({ community: community.id, payload: { memberId: person.id, endedBy: admin.id } });
      expect(await kindOf(await signIn())).toBe('MEMBER');
    });

    it('do not spend a browser’s refresh tokens on a community where they no longer count', async () => {
      const answer = await forum.graphql(
        LOGIN.replace(', wantsTokens: true', ''),
        { email: person.email, password: PASSWORD },
        at(),
      );
      const cookie = answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const admin = await forum.make.member(community, { role: 'admin' });
      await forum.graphql(END_OF_MEMBER, { id: person.id }, { ...at(), cookie: admin.cookie });
      for (let turn = 0; turn < 3; turn += 1) {
        const seen = await forum.graphql<{ viewer: { kind: string } }>(VIEWER, {}, { ...at(), cookie });
        expect(seen.data.viewer.kind).toBe('ANONYMOUS');
        expect(seen.headers.getSetCookie()).toEqual([]);
      }
    });

    it('are neither a moderator’s to end nor a neighbour’s admin’s', async () => {
      const token = await signIn();
      const moderator = await forum.make.member(community, { role: 'moderator' });
      const refused = await forum.graphql(
        END_OF_MEMBER,
        { id: person.id },
        { ...at(), cookie: moderator.cookie },
      );
      expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
      const stranger = await forum.make.member(neighbour, { role: 'admin' });
      const absent = await forum.graphql(
        END_OF_MEMBER,
        { id: person.id },
        { community: neighbour.slug, cookie: stranger.cookie },
      );
      expect(absent.data).toEqual({
        memberSessionsEnd: { member: null, userErrors: [{ code: 'MEMBER_NOT_FOUND' }] },
      });
      expect(await kindOf(token)).toBe('MEMBER');
    });
  });
});
