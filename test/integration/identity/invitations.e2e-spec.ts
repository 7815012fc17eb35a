import { InvitationAccepted, InvitationCancelled, InvitationSent, MemberRolesChanged } from '#identity';
import { type Forum, startForum, type TestCommunity, type TestMember, type TestSpace } from '#test-support';
import { newAccountWith, PASSWORD } from './signing-in.js';

const INVITATION = 'id email state roles { role spaceId } acceptedAt';
const SEND = `mutation ($email: String!, $roles: [InvitedRoleInput!]!) {
  invitationSend(input: { email: $email, roles: $roles }) { invitation { ${INVITATION} } userErrors { code field } } }`;
const RESEND = `mutation ($id: ID!) {
  invitationResend(input: { invitationId: $id }) { invitation { ${INVITATION} } userErrors { code } } }`;
const CANCEL = `mutation ($id: ID!) {
  invitationCancel(input: { invitationId: $id }) { invitation { ${INVITATION} } userErrors { code } } }`;
const LIST = `query ($first: Int, $after: String) {
  invitations(first: $first, after: $after) { edges { node { ${INVITATION} } } pageInfo { hasNextPage endCursor } } }`;
const LOOK = `mutation ($token: String!) { invitationLook(input: { token: $token }) {
  invitation { email hasAccount roles { role spaceId } } userErrors { code field } } }`;
const ACCEPT = `mutation ($token: String!, $displayName: String, $password: String) {
  invitationAccept(input: { token: $token, displayName: $displayName, password: $password }) {
    isAccepted userErrors { code field } } }`;
const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password, wantsTokens: true }) { tokens { accessToken } } }`;

interface InvitationView {
  id: string;
  email: string;
  state: string;
}
interface Answer {
  invitation: InvitationView | null;
  userErrors: { code: string; field?: string | null }[];
}
const ANALYST = [{ role: 'ANALYST' }];

describe('invitations to the staff', () => {
  let forum: Forum;
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let space: TestSpace;
  let admin: TestMember;
  let count = 0;

  beforeAll(async () => {
    forum = await startForum();
    neighbour = await forum.make.community();
  });
  beforeEach(async () => {
    community = await forum.make.community({ name: 'Maison Lumen' });
    space = await forum.make.space(community);
    admin = await forum.make.member(community, { role: 'admin' });
  });
  afterAll(() => forum.stop());

  const asAdmin = () => ({ community: community.slug, cookie: admin.cookie });
  const newEmail = () => `invitee-${(count += 1)}@brand.example`;

  async function send(email: string, roles: object[] = ANALYST, identity = asAdmin()) {
    return forum.graphql<{ invitationSend: Answer }>(SEND, { email, roles }, identity);
  }
  async function mustSend(email: string, roles?: object[]): Promise<InvitationView> {
    const { invitationSend } = (await send(email, roles)).data;
    expect(invitationSend.userErrors).toEqual([]);
    return invitationSend.invitation as InvitationView;
  }
  async function lettersTo(email: string): Promise<{ subject: string; text: string }[]> {
    return forum.database.query(
      'SELECT subject, text_body AS text FROM mail WHERE recipient = $1 ORDER BY id',
      [email],
    );
  }
  async function tokenFor(email: string): Promise<string> {
    return /#token=([\w-]+)/.exec((await lettersTo(email)).at(-1)?.text ?? '')?.[1] ?? '';
  }
  async function accept(
    token: string,
    given: Record<string, string> = {},
    where = community,
    cookie?: string,
  ) {
    const answer = await forum.graphql<{
      invitationAccept: { isAccepted: boolean; userErrors: { code: string; field: string | null }[] };
    }>(ACCEPT, { token, ...given }, { community: where.slug, cookie });
    return { ...answer.data.invitationAccept, headers: answer.headers };
  }
  async function look(token: string, where = community) {
    const answer = await forum.graphql<{ invitationLook: Answer }>(
      LOOK,
      { token },
      { community: where.slug },
    );
    return answer.data.invitationLook;
  }
  async function permissionsOf(email: string, password = PASSWORD): Promise<string[]> {
    const login = await forum.graphql<{ accountLogin: { tokens: { accessToken: string } } }>(
      LOGIN,
      { email, password },
      { community: community.slug },
    );
    const { viewer } = (
      await forum.graphql<{ viewer: { permissions: string[] } }>(
        '{ viewer { permissions } }',
        {},
        { community: community.slug, token: login.data.accountLogin.tokens.accessToken },
      )
    ).data;
    return viewer.permissions;
  }
  async function factsOf(type: { name: string }): Promise<unknown[]> {
    const rows = await forum.database.query<{ payload: unknown }>(
      'SELECT payload FROM fact WHERE type = $1 AND community_id = $2 ORDER BY id',
      [type.name, community.id],
    );
    return rows.map(({ payload }) => payload);
  }

  it('make a new person staff by letter, with a name and a password of their own', async () => {
    const email = newEmail();
    const roles = [{ role: 'ANALYST' }, { role: 'MODERATOR', spaceId: space.id }];
    const sent = await mustSend(email, roles);
    expect(sent).toMatchObject({ email, state: 'PENDING', acceptedAt: null });
    const [letter] = await lettersTo(email);
    expect(letter?.subject).toBe('Rejoignez l’équipe de Maison Lumen');
    expect(letter?.text).toContain(`/c/${community.slug}/invitation#token=pvn_`);
    const token = await tokenFor(email);
    expect(await look(token)).toMatchObject({
      invitation: {
        email,
        hasAccount: false,
        roles: [
          { role: 'ANALYST', spaceId: null },
          { role: 'MODERATOR', spaceId: space.id },
        ],
      },
    });
    expect((await accept(token)).userErrors).toEqual([{ code: 'NAME_INVALID', field: 'displayName' }]);
    expect((await accept(token, { displayName: 'Inès', password: 'court' })).userErrors).toEqual([
      { code: 'WEAK_PASSWORD', field: 'password' },
    ]);
    const done = await accept(token, { displayName: 'Inès', password: PASSWORD });
    expect(done).toMatchObject({ isAccepted: true, userErrors: [] });
    expect(done.headers.getSetCookie()).toEqual([]);
    expect(await permissionsOf(email)).toEqual(
      expect.arrayContaining(['verbatim.export', 'case.decide', 'post.reply']),
    );
    const [member] = await forum.database.query<{ id: string; name: string; grantedBy: string }>(
      `SELECT m.id, m.display_name AS name, min(r.granted_by::text) AS "grantedBy" FROM member m
       JOIN account a ON a.id = m.account_id JOIN member_role r ON r.member_id = m.id
       WHERE a.email = $1 GROUP BY m.id`,
      [email],
    );
    expect(member).toMatchObject({ name: 'Inès', grantedBy: admin.id });
    expect(await factsOf(InvitationSent)).toEqual([{ invitationId: sent.id, sentBy: admin.id }]);
    expect(await factsOf(InvitationAccepted)).toEqual([{ invitationId: sent.id, memberId: member?.id }]);
    expect(await factsOf(MemberRolesChanged)).toHaveLength(2);
  });

  it('give a known account the roles, and change nothing else about it', async () => {
    const person = await newAccountWith(forum, neighbour);
    await mustSend(person.email);
    const token = await tokenFor(person.email);
    expect(await look(token)).toMatchObject({ invitation: { hasAccount: true } });
    const done = await accept(token, { displayName: 'Voleur', password: 'un autre mot de passe' });
    expect(done.isAccepted).toBe(true);
    expect(await permissionsOf(person.email)).toContain('verbatim.read');
    const [row] = await forum.database.query<{ name: string }>(
      'SELECT display_name AS name FROM member WHERE account_id = $1 AND community_id = $2',
      [person.accountId, community.id],
    );
    expect(row?.name).toBe('Camille');
  });

  it('go to the address they were sent to, whoever is signed in meanwhile', async () => {
    const thief = await forum.make.member(community);
    const email = newEmail();
    await mustSend(email, [{ role: 'ADMIN' }]);
    await accept(await tokenFor(email), { displayName: 'Inès', password: PASSWORD }, community, thief.cookie);
    const roles = await forum.database.query('SELECT 1 FROM member_role WHERE member_id = $1', [thief.id]);
    expect(roles).toEqual([]);
    expect(await permissionsOf(email)).toContain('member.manage');
  });

  it('work once, for seven days, in their own community, and not once they are cancelled or sent anew', async () => {
    const email = newEmail();
    const who = { displayName: 'Inès', password: PASSWORD };
    const { id } = await mustSend(email);
    const first = await tokenFor(email);
    const invalid = [{ code: 'TOKEN_INVALID', field: 'token' }];
    expect((await look(first, neighbour)).userErrors).toEqual(invalid);
    expect((await accept(first, who, neighbour)).userErrors).toEqual(invalid);
    expect((await accept('pvn_nothing', who)).userErrors).toEqual(invalid);

    await forum.database.query('UPDATE invitation SET expires_at = now() WHERE id = $1', [id]);
    expect((await look(first)).userErrors).toEqual(invalid);
    expect((await accept(first, who)).userErrors).toEqual(invalid);
    const again = await forum.graphql<{ invitationResend: Answer }>(RESEND, { id }, asAdmin());
    expect(again.data.invitationResend.invitation?.state).toBe('PENDING');
    const second = await tokenFor(email);
    expect((await accept(first, who)).userErrors).toEqual(invalid);

    const both = await Promise.all([accept(second, who), accept(second, who)]);
    expect(both.map(({ isAccepted }) => isAccepted).sort()).toEqual([false, true]);
    expect(await factsOf(InvitationAccepted)).toHaveLength(1);

    const other = newEmail();
    const cancelled = await mustSend(other);
    const taken = await forum.graphql<{ invitationCancel: Answer }>(CANCEL, { id: cancelled.id }, asAdmin());
    expect(taken.data.invitationCancel.invitation?.state).toBe('CANCELLED');
    expect((await accept(await tokenFor(other), who)).userErrors).toEqual(invalid);
    expect(await factsOf(InvitationCancelled)).toHaveLength(1);
    for (const query of [RESEND, CANCEL])
      for (const closed of [id, cancelled.id, 'x']) {
        const refused = await forum.graphql<Record<string, Answer>>(query, { id: closed }, asAdmin());
        expect(Object.values(refused.data)[0]?.userErrors).toEqual([{ code: 'INVITATION_NOT_FOUND' }]);
      }
  });

  it('never tell the admin whether an address has an account', async () => {
    const known = await newAccountWith(forum, neighbour);
    const fresh = newEmail();
    const [a, b] = [await send(known.email), await send(fresh)];
    const plain = (answer: typeof a, email: string) =>
      JSON.stringify([answer.status, [...answer.headers.keys()], answer.data])
        .replaceAll(email, 'ADDRESS')
        .replace(/"id":"[^"]+"/, '"id":""');
    expect(plain(a, known.email)).toBe(plain(b, fresh));
    const [letterA, letterB] = [await lettersTo(known.email), await lettersTo(fresh)];
    const anonymous = (letters: { text: string }[]) => letters[0]?.text.replace(/pvn_[\w-]+/, '');
    expect(anonymous(letterA)).toBe(anonymous(letterB));
    expect((await send(fresh.toUpperCase())).data.invitationSend.userErrors).toEqual([
      { code: 'INVITATION_PENDING', field: 'email' },
    ]);
  });

  it('are listed newest first, each community its own, page by page', async () => {
    const emails = [newEmail(), newEmail(), newEmail()];
    for (const email of emails) await mustSend(email);
    const list = async (variables: object, identity = asAdmin()) =>
      (
        await forum.graphql<{
          invitations: {
            edges: { node: InvitationView }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        }>(LIST, { ...variables }, identity)
      ).data.invitations;
    const first = await list({ first: 2 });
    expect(first.edges.map(({ node }) => node.email)).toEqual([emails[2], emails[1]]);
    const rest = await list({ first: 2, after: first.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.email)).toEqual([emails[0]]);
    const stranger = await forum.make.member(neighbour, { role: 'admin' });
    const foreign = { community: neighbour.slug, cookie: stranger.cookie };
    expect((await list({}, foreign)).edges).toEqual([]);
    const id = first.edges[0]?.node.id;
    const cancelled = await forum.graphql<{ invitationCancel: Answer }>(CANCEL, { id }, foreign);
    expect(cancelled.data.invitationCancel.userErrors).toEqual([{ code: 'INVITATION_NOT_FOUND' }]);
  });

  it('refuse what cannot be, and everybody but admins', async () => {
    const foreignSpace = await forum.make.space(neighbour);
    const cases: [string, object[], string, string][] = [
      ['personne', ANALYST, 'EMAIL_INVALID', 'email'],
      [newEmail(), [], 'ROLE_INVALID', 'roles'],
      [newEmail(), [{ role: 'MEMBER' }], 'ROLE_INVALID', 'roles'],
      [newEmail(), [{ role: 'ADMIN', spaceId: space.id }], 'ROLE_INVALID', 'roles'],
      [newEmail(), [{ role: 'MODERATOR', spaceId: 'x' }], 'SPACE_NOT_FOUND', 'roles'],
      [newEmail(), [{ role: 'MODERATOR', spaceId: foreignSpace.id }], 'SPACE_NOT_FOUND', 'spaceId'],
    ];
    for (const [email, roles, code, field] of cases) {
      const answer = await send(email, roles);
      expect(answer.data.invitationSend).toEqual({ invitation: null, userErrors: [{ code, field }] });
      expect(await lettersTo(email)).toEqual([]);
    }
    const manager = await forum.make.member(community, { role: 'community_manager' });
    const refused = await send(newEmail(), ANALYST, { community: community.slug, cookie: manager.cookie });
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('are no way to flood mailboxes', async () => {
    const codes: (string | undefined)[] = [];
    for (let index = 0; index < 31; index += 1)
      codes.push((await send(newEmail())).data.invitationSend.userErrors[0]?.code);
    expect(codes.slice(0, 30).every((code) => code === undefined)).toBe(true);
    expect(codes[30]).toBe('RATE_LIMITED');
  });
});
