import { SessionsRevoked, SessionTokenReused } from '#identity';
import {
  countStatements,
  type Forum,
  sendGraphql,
  startForum,
  type TestCommunity,
  TestSocket,
} from '#test-support';
import { newAccountWith, PASSWORD } from './signing-in.js';

const VIEWER = '{ viewer { kind } }';
const LOGIN = `mutation ($email: String!, $password: String!, $wantsTokens: Boolean) {
  accountLogin(input: { email: $email, password: $password, wantsTokens: $wantsTokens }) {
    account { email } tokens { accessToken refreshToken accessExpiresAt expiresAt } userErrors { code } } }`;
const REFRESH = `mutation ($token: String!) { sessionRefresh(input: { refreshToken: $token }) {
  tokens { accessToken refreshToken accessExpiresAt expiresAt } userErrors { code } } }`;

interface Tokens {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: string;
  expiresAt: string;
}

describe('refresh tokens', () => {
  let forum: Forum;
  let community: TestCommunity;
  let email: string;
  let accountId: string;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ name: 'Maison Lumen' });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    ({ email, accountId } = await newAccountWith(forum, community));
  });

  const at = (given: { cookie?: string; token?: string } = {}) => ({ community: community.slug, ...given });
  const hoursUntil = (instant: string) => (new Date(instant).getTime() - Date.now()) / 3_600_000;

  async function programTokens(): Promise<Tokens> {
    const answer = await forum.graphql<{ accountLogin: { tokens: Tokens } }>(
      LOGIN,
      { email, password: PASSWORD, wantsTokens: true },
      at(),
    );
    expect(answer.headers.get('set-cookie')).toBeNull();
    return answer.data.accountLogin.tokens;
  }
  async function refresh(token: string): Promise<Tokens | string> {
    const answer = await forum.graphql<{ sessionRefresh: { tokens: Tokens } }>(REFRESH, { token }, at());
    return answer.errors[0]?.extensions.code ?? answer.data.sessionRefresh.tokens;
  }
  async function mustRefresh(token: string): Promise<Tokens> {
    const answer = await refresh(token);
    if (typeof answer === 'string') throw new Error(answer);
    return answer;
  }
  async function kindOf(identity: { cookie?: string; token?: string }): Promise<string> {
    const answer = await forum.graphql<{ viewer: { kind: string } }>(VIEWER, {}, at(identity));
    return answer.errors[0]?.extensions.code ?? answer.data.viewer.kind;
  }
  async function cookies(): Promise<{ access: string; refresh: string }> {
    const answer = await forum.graphql(LOGIN, { email, password: PASSWORD }, at());
    return cookiesOf(answer.headers);
  }
  function cookiesOf(headers: Headers): { access: string; refresh: string } {
    const given = headers.getSetCookie();
    const find = (name: string) => given.find((one) => one.startsWith(name))?.split(';')[0] ?? '';
    return { access: find('parvis_session='), refresh: find('parvis_refresh=') };
  }
  /** Time passes for the sessions of the account. */
  async function pass(interval: string): Promise<void> {
    await forum.database.query(
      `UPDATE session SET access_expires_at = access_expires_at - $2::interval, expires_at = expires_at - $2::interval,
         rotated_at = rotated_at - $2::interval, created_at = created_at - $2::interval WHERE account_id = $1`,
      [accountId, interval],
    );
  }
  async function factsOf(type: { name: string }): Promise<{ payload: object }[]> {
    return forum.database.query(
      `SELECT payload FROM fact WHERE type = $1 AND payload::text LIKE '%' || $2 || '%'`,
      [type.name, (await sessionsOf())[0]?.id],
    );
  }
  async function sessionsOf(): Promise<{ id: string; generation: number; isOver: boolean }[]> {
    return forum.database.query(
      'SELECT id, generation, revoked_at IS NOT NULL AS "isOver" FROM session WHERE account_id = $1',
      [accountId],
    );
  }
  async function lettersAbout(subject: string): Promise<{ text: string }[]> {
    return forum.database.query(
      'SELECT text_body AS text FROM mail WHERE recipient = $1 AND subject LIKE $2',
      [email, `%${subject}%`],
    );
  }

  it('give programs a quarter of an hour, and each makes the next pair', async () => {
    const first = await programTokens();
    expect(hoursUntil(first.accessExpiresAt)).toBeCloseTo(0.25, 1);
    expect(hoursUntil(first.expiresAt)).toBeCloseTo(30 * 24, 0);
    expect(await kindOf({ token: first.accessToken })).toBe('MEMBER');
    const second = await mustRefresh(first.refreshToken);
    expect(new Set([...Object.values(first), ...Object.values(second)]).size).toBe(8);
    expect(await kindOf({ token: second.accessToken })).toBe('MEMBER');
    expect(await kindOf({ token: first.accessToken })).toBe('UNAUTHENTICATED');
    expect(await kindOf({ token: second.refreshToken })).toBe('UNAUTHENTICATED');
  });

  it('end with 30 days of silence, and after 90 days whatever happens', async () => {
    let { refreshToken } = await programTokens();
    for (let turn = 0; turn < 3; turn += 1) {
      await pass('29 days');
      const next = await mustRefresh(refreshToken);
      ({ refreshToken } = next);
      expect(hoursUntil(next.expiresAt)).toBeCloseTo(turn < 2 ? 30 * 24 : 3 * 24, 0);
    }
    await pass('3 days');
    expect(await refresh(refreshToken)).toBe('UNAUTHENTICATED');
    const silent = await programTokens();
    await pass('30 days');
    expect(await refresh(silent.refreshToken)).toBe('UNAUTHENTICATED');
    expect(await factsOf(SessionTokenReused)).toEqual([]);
  });

  it('repeat the same successors for a moment, and sound no alarm', async () => {
    const first = await programTokens();
    const answers = await Promise.all(Array.from({ length: 8 }, () => mustRefresh(first.refreshToken)));
    expect(new Set(answers.map(({ accessToken, refreshToken }) => accessToken + refreshToken)).size).toBe(1);
    const [next] = answers as [Tokens];
    expect(await kindOf({ token: next.accessToken })).toBe('MEMBER');
    await pass('15 seconds');
    expect((await mustRefresh(first.refreshToken)).refreshToken).toBe(next.refreshToken);
    expect((await sessionsOf())[0]).toMatchObject({ generation: 2, isOver: false });
  });

  it('repeat an answer that was lost, however late, as long as nobody took it up', async () => {
    const first = await programTokens();
    const lost = await mustRefresh(first.refreshToken);
    await pass('2 hours');
    const again = await mustRefresh(first.refreshToken);
    expect([again.accessToken, again.refreshToken]).toEqual([lost.accessToken, lost.refreshToken]);
    expect(await kindOf({ token: again.accessToken })).toBe('MEMBER');
  });

  it('end the whole session when a copy comes back, with a fact and a letter', async () => {
    const first = await programTokens();
    const second = await mustRefresh(first.refreshToken);
    const widget = await forum.graphql<{ widgetTokenIssue: { token: string } }>(
      'mutation { widgetTokenIssue { token } }',
      {},
      at({ token: second.accessToken }),
    );
    expect(widget.errors).toEqual([]);
    await pass('21 seconds');
    expect(await refresh(first.refreshToken)).toBe('UNAUTHENTICATED');

    expect(await kindOf({ token: second.accessToken })).toBe('UNAUTHENTICATED');
    expect(await refresh(second.refreshToken)).toBe('UNAUTHENTICATED');
    expect(await kindOf({ token: widget.data.widgetTokenIssue.token })).toBe('UNAUTHENTICATED');
    expect(await factsOf(SessionTokenReused)).toHaveLength(1);
    expect(await factsOf(SessionsRevoked)).toHaveLength(1);
    const letters = await lettersAbout('Une de vos sessions a été fermée – Maison Lumen');
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(`/c/${community.slug}/reset`);
    expect(await kindOf({ token: (await programTokens()).accessToken })).toBe('MEMBER');
  });

  it('end it also when the thief was the first to come, and the owner brings the copy', async () => {
    const stolen = await programTokens();
    const thief = await mustRefresh(stolen.refreshToken);
    const later = await mustRefresh(thief.refreshToken);
    expect(await refresh(stolen.refreshToken)).toBe('UNAUTHENTICATED');
    expect(await kindOf({ token: later.accessToken })).toBe('UNAUTHENTICATED');
    expect(await refresh(later.refreshToken)).toBe('UNAUTHENTICATED');
  });

  it('sound the alarm once, however often the copy comes', async () => {
    const first = await programTokens();
    const second = await mustRefresh(first.refreshToken);
    await mustRefresh(second.refreshToken);
    await Promise.all(Array.from({ length: 5 }, () => refresh(first.refreshToken)));
    expect(await factsOf(SessionTokenReused)).toHaveLength(1);
    expect(await lettersAbout('Une de vos sessions')).toHaveLength(1);
  });

  it('are nobody’s to guess or to change', async () => {
    const { refreshToken, accessToken } = await programTokens();
    const changed = `${refreshToken.slice(0, -1)}${refreshToken.endsWith('A') ? 'B' : 'A'}`;
    for (const bad of ['', 'x', 'pvf_', changed, `${refreshToken}A`, accessToken, '\0'])
      expect(await refresh(bad)).toBe('UNAUTHENTICATED');
    expect((await sessionsOf())[0]).toMatchObject({ generation: 1, isOver: false });
  });

  it('keep no token, only hashes', async () => {
    const first = await programTokens();
    const second = await mustRefresh(first.refreshToken);
    const rows = await forum.database.query(
      'SELECT s::text AS s, r::text AS r FROM session s JOIN session_refresh r ON r.session_id = s.id WHERE s.account_id = $1',
      [accountId],
    );
    expect(rows).toHaveLength(2);
    for (const secret of [first.refreshToken, second.refreshToken, second.accessToken]) {
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('hex'));
      expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret.slice(4), 'base64url').toString('hex'));
    }
  });

  describe('of a browser', () => {
    it('renew an access token that has run out on the way, once for all requests that come together', async () => {
      const { access, refresh: refreshCookie } = await cookies();
      const cookie = `${access}; ${refreshCookie}`;
      expect(await kindOf({ cookie })).toBe('MEMBER');
      await pass('16 minutes');
      expect(await kindOf({ cookie: access })).toBe('ANONYMOUS');
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          forum.graphql<{ viewer: { kind: string } }>(VIEWER, {}, at({ cookie })),
        ),
      );
      expect(answers.map(({ data }) => data.viewer.kind)).toEqual(Array.from({ length: 20 }, () => 'MEMBER'));
      const renewed = answers.map(({ headers }) => JSON.stringify(cookiesOf(headers)));
      expect(new Set(renewed).size).toBe(1);
      expect((await sessionsOf())[0]).toMatchObject({ generation: 2, isOver: false });
      const next = cookiesOf((answers[0] as { headers: Headers }).headers);
      expect(await kindOf({ cookie: `${next.access}; ${next.refresh}` })).toBe('MEMBER');
      expect((await sessionsOf())[0]).toMatchObject({ generation: 2 });
    });

    it('renew it on pages too, which nobody on the way may then keep', async () => {
      const { refresh: cookie } = await cookies();
      for (const path of ['/', `/c/${community.slug}`, `/c/${community.slug}/feed.atom`]) {
        await pass('16 minutes');
        const page = await fetch(forum.url + path, { headers: { cookie } });
        expect(page.status).toBe(200);
        expect(page.headers.getSetCookie()).toHaveLength(2);
        expect(page.headers.get('cache-control')).toBe('private, no-store');
      }
    });

    it('are not renewed for a page of somebody else', async () => {
      const { refresh: cookie } = await cookies();
      await pass('16 minutes');
      const foreign = await fetch(`${forum.url}/graphql?community=${community.slug}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
        body: JSON.stringify({ query: VIEWER }),
      });
      expect(foreign.headers.getSetCookie()).toEqual([]);
      expect(await foreign.json()).toEqual({ data: { viewer: { kind: 'ANONYMOUS' } } });
      expect((await sessionsOf())[0]).toMatchObject({ generation: 1 });
    });

    it('cost a request nothing while the access token is good', async () => {
      const { access, refresh: refreshCookie } = await cookies();
      const cookie = `${access}; ${refreshCookie}`;
      await kindOf({ cookie });
      const { statements } = await countStatements(() => kindOf({ cookie }));
      // The background's own are not the request's.
      const own = statements.filter(
        (sql) => /\bsession(?:_refresh)?\b/.test(sql) && !sql.startsWith('DELETE'),
      );
      expect(own).toHaveLength(1);
    });

    it('let a socket in and keep it, when access ends; a copy ends it within a second', async () => {
      const given = await cookies();
      await forum.graphql(VIEWER, {}, at({ cookie: given.access }));
      await pass('16 minutes');
      const socket = await TestSocket.open(forum.url, {
        community: community.slug,
        cookie: `${given.access}; ${given.refresh}`,
        origin: forum.url,
      });
      expect((await sessionsOf())[0]).toMatchObject({ generation: 1 });
      const token = given.refresh.split('=')[1] as string;
      const second = await mustRefresh(token);
      await forum.database.query(
        `INSERT INTO fact (type, community_id, payload)
         SELECT 'identity.MemberRolesChanged', community_id, jsonb_build_object('memberId', id) FROM member WHERE account_id = $1`,
        [accountId],
      );
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(socket.disconnectReason).toBeNull();

      await mustRefresh(second.refreshToken);
      const since = Date.now();
      expect(await refresh(token)).toBe('UNAUTHENTICATED');
      await socket.closed();
      expect(Date.now() - since).toBeLessThan(1_000);
      expect(socket.received.map(({ event }) => event)).toContain('session:ended');
      const anonymous = await TestSocket.open(forum.url, {
        community: community.slug,
        cookie: given.refresh,
        origin: forum.url,
      });
      expect(await anonymous.ask('queue:join', {})).toEqual({ ok: false });
      anonymous.close();
    });
  });
});

describe('cookies of an install under https', () => {
  it('bear names that no neighbour can plant', async () => {
    const forum = await startForum({ config: { publicUrl: 'https://forum.brand.example' } });
    try {
      const community = await forum.make.community();
      const { email } = await newAccountWith(forum, community);
      const here = `http://127.0.0.1:${forum.config.port}`;
      const at = { community: community.slug };
      const answer = await sendGraphql(here, LOGIN, { email, password: PASSWORD }, at);
      const given = answer.headers.getSetCookie();
      expect(given).toHaveLength(2);
      for (const one of given)
        expect(one).toMatch(
          /^__Host-parvis_(?:session=pvs|refresh=pvf)_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
        );
      const cookie = given.map((one) => one.split(';')[0]).join('; ');
      const kind = async (sent: string) => {
        const viewer = await sendGraphql<{ viewer: { kind: string } }>(
          here,
          VIEWER,
          {},
          { ...at, cookie: sent },
        );
        return viewer.data.viewer.kind;
      };
      expect(await kind(cookie)).toBe('MEMBER');
      expect(await kind(cookie.replaceAll('__Host-', ''))).toBe('ANONYMOUS');
    } finally {
      await forum.stop();
    }
  });
});
