import { PurgeJob, SessionService } from '#identity';
import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

const VIEWER = '{ viewer { kind } }';

describe('sessions', () => {
  let forum: Forum;
  let community: TestCommunity;
  let member: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    member = await forum.make.member(community);
  });

  const kindOf = async (identity: { cookie?: string; token?: string }) => {
    const answer = await forum.graphql<{ viewer: { kind: string } }>(
      VIEWER,
      {},
      { community: community.slug, ...identity },
    );
    return answer.errors[0]?.extensions.code ?? answer.data.viewer.kind;
  };

  it('end at their time', async () => {
    expect([await kindOf({ cookie: member.cookie }), await kindOf({ token: member.token })]).toEqual([
      'MEMBER',
      'MEMBER',
    ]);
    const sessions = forum.server.app.get(SessionService, { strict: false });
    expect(await sessions.findExpiry(member.sessionId)).toBeInstanceOf(Date);
    await forum.database.query('UPDATE session SET expires_at = now() WHERE id = ANY($1)', [
      [member.sessionId, member.widgetSessionId],
    ]);
    expect(await kindOf({ cookie: member.cookie })).toBe('ANONYMOUS');
    expect(await kindOf({ token: member.token })).toBe('UNAUTHENTICATED');
    expect(await sessions.findExpiry(member.sessionId)).toBeNull();
  });

  it('of a widget end with the one they came from', async () => {
    const issued = await forum.graphql<{ widgetTokenIssue: { token: string } }>(
      'mutation { widgetTokenIssue { token } }',
      {},
      { community: community.slug, cookie: member.cookie },
    );
    const { token } = issued.data.widgetTokenIssue;
    expect(await kindOf({ token })).toBe('MEMBER');
    await forum.graphql(
      'mutation { accountLogout { isSignedOut } }',
      {},
      { community: community.slug, cookie: member.cookie },
    );
    expect(await kindOf({ token })).toBe('UNAUTHENTICATED');
    expect(await kindOf({ token: member.token })).toBe('MEMBER');
  });

  it('are opened by nothing but a token as issued', async () => {
    const token = member.token;
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const bad of ['x', 'pvs_', changed, `${token}A`, token.toLowerCase(), token.slice(4)]) {
      expect(await kindOf({ token: bad })).toBe('UNAUTHENTICATED');
    }
  });

  it('and what else is over is forgotten', async () => {
    const past = `now() - interval '8 days'`;
    await forum.database.query(`UPDATE session SET expires_at = ${past} WHERE id = $1`, [member.sessionId]);
    await forum.database.query(
      `INSERT INTO sso_used_token VALUES ($1, 'old', ${past}), ($1, 'new', now() + interval '1 hour')`,
      [community.id],
    );
    await forum.server.app.get(PurgeJob, { strict: false }).run();
    const left = await forum.database.query<{ jti: string }>('SELECT jti FROM sso_used_token');
    expect(left).toEqual([{ jti: 'new' }]);
    expect(await forum.database.query('SELECT 1 FROM session WHERE id = $1', [member.sessionId])).toEqual([]);
    expect(await kindOf({ token: member.token })).toBe('MEMBER');
  });
});
