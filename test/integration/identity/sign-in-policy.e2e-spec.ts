import { type TestCommunity, type TestMember, TestSocket } from '#test-support';
import { secondFactorStory, VIEWER } from './second-factor-story.js';
import { newAccountWith, type Person } from './signing-in.js';

const POLICY = `mutation ($isRequired: Boolean!) {
  signInPolicyUpdate(input: { requiresSecondFactor: $isRequired }) { policy { requiresSecondFactor } userErrors { code } } }`;

describe('a second factor asked of a community’s staff', () => {
  const story = secondFactorStory();
  const { at, mustLogin, enrol } = story;
  let admin: Person;
  let adminCookie: string;

  beforeEach(async () => {
    admin = await newAccountWith(story.forum, story.community, { role: 'admin' });
    adminCookie = await mustLogin(admin);
  });
  afterEach(() => story.forum.database.query('DELETE FROM sign_in_policy'));

  const permissionsOf = async (cookie: string | undefined, where: TestCommunity = story.community) => {
    const answer = await story.forum.graphql<{
      viewer: { permissions: string[]; mustSetUpSecondFactor: boolean };
    }>(VIEWER, {}, { community: where.slug, cookie });
    return answer.data.viewer;
  };

  it('leaves who has none nothing but setting one up, at once and on open sockets', async () => {
    const cookie = await mustLogin();
    const socket = await TestSocket.open(story.forum.url, {
      community: story.community.slug,
      cookie,
      origin: story.forum.url,
    });
    expect(await socket.ask('queue:join', {})).toEqual({ ok: true });
    const lockout = await story.forum.graphql(POLICY, { isRequired: true }, at(adminCookie));
    expect(lockout.data).toMatchObject({
      signInPolicyUpdate: { policy: null, userErrors: [{ code: 'SECOND_FACTOR_MISSING' }] },
    });
    await enrol(adminCookie);
    const changed = await story.forum.graphql(POLICY, { isRequired: true }, at(adminCookie));
    expect(changed.data).toEqual({
      signInPolicyUpdate: { policy: { requiresSecondFactor: true }, userErrors: [] },
    });
    expect(await permissionsOf(cookie)).toMatchObject({
      permissions: ['forum.read'],
      mustSetUpSecondFactor: true,
    });
    const queue = await story.forum.graphql('{ queueSummary { openCount } }', {}, at(cookie));
    expect(queue.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const asWidget = await story.forum.graphql<{ viewer: { permissions: string[] } }>(
      VIEWER,
      {},
      { ...at(), token: story.person.token },
    );
    expect(asWidget.data.viewer.permissions).toEqual(['forum.read']);
    expect(await socket.ask('queue:join', {})).toEqual({ ok: false });
    socket.close();
    expect((await permissionsOf(adminCookie)).permissions).toContain('member.manage');

    await enrol(cookie);
    expect(await permissionsOf(cookie)).toMatchObject({ mustSetUpSecondFactor: false });
    expect((await permissionsOf(cookie)).permissions).toContain('case.decide');
  });

  it('concerns neither customers nor other communities', async () => {
    await enrol(adminCookie);
    await story.forum.graphql(POLICY, { isRequired: true }, at(adminCookie));
    const customer: TestMember = await story.forum.make.member(story.community);
    expect((await permissionsOf(customer.cookie)).permissions).toContain('post.reply');
    const neighbour = await story.forum.make.community();
    const elsewhere = await story.forum.make.member(neighbour, { role: 'moderator' });
    expect((await permissionsOf(elsewhere.cookie, neighbour)).permissions).toContain('case.decide');
    const foreign = await story.forum.graphql(
      POLICY,
      { isRequired: false },
      { community: story.community.slug, cookie: elsewhere.cookie },
    );
    expect(foreign.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
