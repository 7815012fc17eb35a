import { MemberSecondFactorReset, SecondFactorDisabled, SecondFactorEnabled } from '#identity';
import { Secret, TOTP } from 'otpauth';
import { type Forum, startForum, type TestCommunity, type TestMember, TestSocket } from '#test-support';
import { newAccountWith, PASSWORD, type Person } from './signing-in.js';

const VIEWER = '{ viewer { kind permissions mustSetUpSecondFactor account { email } } }';
const FACTOR = '{ secondFactor { enabledAt recoveryCodesLeft } }';
const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password }) {
    account { id } tokens { accessToken } secondStep { ticket expiresAt } userErrors { code field } } }`;
const COMPLETE = `mutation ($ticket: String!, $code: String!) {
  accountLoginComplete(input: { ticket: $ticket, code: $code }) {
    account { id } secondStep { ticket } userErrors { code field } } }`;
const BEGIN = `mutation ($password: String!) {
  secondFactorBegin(input: { password: $password }) { secret otpauthUrl qrSvg userErrors { code } } }`;
const CONFIRM = `mutation ($code: String!) {
  secondFactorConfirm(input: { code: $code }) { recoveryCodes userErrors { code field } } }`;
const DISABLE = `mutation ($code: String!) { secondFactorDisable(input: { code: $code }) { isOff userErrors { code } } }`;
const RENEW = `mutation ($code: String!) {
  recoveryCodesRenew(input: { code: $code }) { recoveryCodes userErrors { code } } }`;
const RESET = `mutation ($id: ID!) { memberSecondFactorReset(input: { memberId: $id }) { member { id } userErrors { code } } }`;
const RESET_CONFIRM = `mutation ($token: String!, $password: String!) {
  secondFactorResetConfirm(input: { token: $token, password: $password }) { isOff userErrors { code } } }`;
const POLICY = `mutation ($isRequired: Boolean!) {
  signInPolicyUpdate(input: { requiresSecondFactor: $isRequired }) { policy { requiresSecondFactor } userErrors { code } } }`;

interface Refusals {
  userErrors: { code: string; field?: string }[];
}
type Login = Refusals & { account: object | null; secondStep: { ticket: string } | null };

describe('the second factor', () => {
  let forum: Forum;
  let community: TestCommunity;
  let person: Person;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ name: 'Maison Lumen' });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    await forum.database.query('DELETE FROM sign_in_attempt');
    person = await newAccountWith(forum, community, { role: 'moderator' });
  });

  const at = (cookie?: string) => ({ community: community.slug, cookie });
  const cookieOf = (headers: Headers) => /parvis_session=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0];
  const codeOf = (url: string, steps = 0) => {
    const secret = new URL(url).searchParams.get('secret') ?? '';
    return TOTP.generate({ secret: secretOf(secret), timestamp: Date.now() + steps * 30_000 });
  };

  async function login(who: { email: string } = person, password = PASSWORD) {
    const answer = await forum.graphql<{ accountLogin: Login }>(LOGIN, { email: who.email, password }, at());
    return { ...answer.data.accountLogin, cookie: cookieOf(answer.headers), headers: answer.headers };
  }
  async function mustLogin(who: { email: string } = person): Promise<string> {
    const { cookie } = await login(who);
    if (!cookie) throw new Error('no session');
    return cookie;
  }
  async function complete(ticket: string, code: string) {
    const answer = await forum.graphql<{ accountLoginComplete: Login }>(COMPLETE, { ticket, code }, at());
    return { ...answer.data.accountLoginComplete, cookie: cookieOf(answer.headers) };
  }
  async function enrol(cookie: string): Promise<{ url: string; codes: string[] }> {
    const begun = await forum.graphql<{ secondFactorBegin: { otpauthUrl: string } }>(
      BEGIN,
      { password: PASSWORD },
      at(cookie),
    );
    const url = begun.data.secondFactorBegin.otpauthUrl;
    // The step before this one: later codes of a test are later than the first.
    const done = await forum.graphql<{ secondFactorConfirm: { recoveryCodes: string[] } }>(
      CONFIRM,
      { code: codeOf(url, -1) },
      at(cookie),
    );
    return { url, codes: done.data.secondFactorConfirm.recoveryCodes };
  }
  async function stateOf(cookie: string) {
    const answer = await forum.graphql<{ secondFactor: object }>(FACTOR, {}, at(cookie));
    return answer.errors[0]?.extensions.code ?? answer.data.secondFactor;
  }
  async function lettersTo(email: string): Promise<{ subject: string; text: string }[]> {
    return forum.database.query(
      'SELECT subject, text_body AS text FROM mail WHERE recipient = $1 ORDER BY id',
      [email],
    );
  }
  async function factsOf(type: { name: string }): Promise<unknown[]> {
    const rows = await forum.database.query<{ payload: unknown }>(
      'SELECT payload FROM fact WHERE type = $1 AND (payload->>$2 = $3 OR payload->>$4 = $5)',
      [type.name, 'accountId', person.accountId, 'memberId', person.id],
    );
    return rows.map(({ payload }) => payload);
  }

  it('is set up with the password, a secret to scan or type, and a first code', async () => {
    const cookie = await mustLogin();
    expect(await stateOf(cookie)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    const wrong = await forum.graphql(BEGIN, { password: 'pas le bon' }, at(cookie));
    expect(wrong.data).toMatchObject({
      secondFactorBegin: { secret: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] },
    });
    const begun = await forum.graphql<{
      secondFactorBegin: { secret: string; otpauthUrl: string; qrSvg: string };
    }>(BEGIN, { password: PASSWORD }, at(cookie));
    const { secret, otpauthUrl, qrSvg } = begun.data.secondFactorBegin;
    expect(secret).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(otpauthUrl).toContain(`secret=${secret.replaceAll(' ', '')}`);
    expect(qrSvg).toMatch(/^<svg /);
    expect((await login()).secondStep).toBeNull();

    const mistyped = await forum.graphql(CONFIRM, { code: '000000' }, at(cookie));
    expect(mistyped.data).toMatchObject({
      secondFactorConfirm: { recoveryCodes: [], userErrors: [{ code: 'CODE_INVALID', field: 'code' }] },
    });
    const done = await forum.graphql<{ secondFactorConfirm: { recoveryCodes: string[] } }>(
      CONFIRM,
      { code: codeOf(otpauthUrl) },
      at(cookie),
    );
    const codes = done.data.secondFactorConfirm.recoveryCodes;
    expect(new Set(codes).size).toBe(10);
    expect(await stateOf(cookie)).toEqual({ enabledAt: expect.any(String), recoveryCodesLeft: 10 });
    expect(await factsOf(SecondFactorEnabled)).toHaveLength(1);
    expect((await lettersTo(person.email)).map(({ subject }) => subject)).toEqual([
      'Connexion en deux étapes activée – Maison Lumen',
    ]);
    const again = await forum.graphql(BEGIN, { password: PASSWORD }, at(cookie));
    expect(again.data).toMatchObject({
      secondFactorBegin: { userErrors: [{ code: 'SECOND_FACTOR_IS_ON' }] },
    });
  });

  it('keeps its secret encrypted and its recovery codes hashed', async () => {
    const { url, codes } = await enrol(await mustLogin());
    const secret = new URL(url).searchParams.get('secret') as string;
    const rows = await forum.database.query(
      `SELECT f::text AS f, r::text AS r FROM second_factor f JOIN recovery_code r USING (account_id) WHERE account_id = $1`,
      [person.accountId],
    );
    expect(rows).toHaveLength(10);
    const all = JSON.stringify(rows);
    for (const kept of [secret, secretHex(secret), ...codes]) expect(all).not.toContain(kept);
  });

  it('makes signing in two steps; half of it opens nothing', async () => {
    const { url } = await enrol(await mustLogin());
    const first = await login();
    expect(first).toMatchObject({ account: null, tokens: null, userErrors: [], cookie: undefined });
    const ticket = first.secondStep?.ticket as string;
    const asBearer = await forum.graphql(VIEWER, {}, { ...at(), token: ticket });
    expect(asBearer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const name of ['parvis_session', 'parvis_refresh']) {
      const asCookie = await forum.graphql(VIEWER, {}, at(`${name}=${ticket}`));
      expect(asCookie.data).toMatchObject({ viewer: { kind: 'ANONYMOUS' } });
    }
    expect((await complete(ticket, '000000')).userErrors).toEqual([{ code: 'CODE_INVALID', field: 'code' }]);
    const second = await complete(ticket, codeOf(url));
    expect(second.userErrors).toEqual([]);
    const viewer = await forum.graphql(VIEWER, {}, at(second.cookie));
    expect(viewer.data).toMatchObject({ viewer: { kind: 'MEMBER', account: { email: person.email } } });
    expect((await complete(ticket, codeOf(url, 1))).userErrors).toEqual([
      { code: 'TOKEN_INVALID', field: 'ticket' },
    ]);
    const late = (await login()).secondStep?.ticket as string;
    await forum.database.query(`UPDATE account_ticket SET expires_at = now() WHERE account_id = $1`, [
      person.accountId,
    ]);
    expect((await complete(late, codeOf(url, 1))).userErrors[0]?.code).toBe('TOKEN_INVALID');
  });

  it('takes each code once, also when two bring it at once, and none from before it', async () => {
    const { url } = await enrol(await mustLogin());
    const tickets = [await login(), await login(), await login()].map(({ secondStep }) =>
      String(secondStep?.ticket),
    );
    const code = codeOf(url);
    const answers = await Promise.all(tickets.slice(0, 2).map((ticket) => complete(ticket, code)));
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'IN').sort()).toEqual([
      'CODE_INVALID',
      'IN',
    ]);
    expect((await complete(tickets[2] as string, codeOf(url, -1))).userErrors[0]?.code).toBe('CODE_INVALID');
    expect((await complete(tickets[2] as string, codeOf(url, 1))).userErrors).toEqual([]);
    expect((await complete(tickets[2] as string, codeOf(url, 3))).userErrors[0]?.code).toBe('TOKEN_INVALID');
  });

  it('opens with each recovery code once, however it is typed, and shows how many are left', async () => {
    const cookie = await mustLogin();
    const { url, codes } = await enrol(cookie);
    const [code = '', other = ''] = codes;
    const typed = ` ${code.toUpperCase().replace('-', ' ')} `;
    const first = (await login()).secondStep?.ticket as string;
    expect((await complete(first, typed)).userErrors).toEqual([]);
    const second = (await login()).secondStep?.ticket as string;
    expect((await complete(second, code)).userErrors[0]?.code).toBe('CODE_INVALID');
    expect(await stateOf(cookie)).toMatchObject({ recoveryCodesLeft: 9 });

    const renewed = await forum.graphql<{ recoveryCodesRenew: { recoveryCodes: string[] } }>(
      RENEW,
      { code: codeOf(url) },
      at(cookie),
    );
    expect(renewed.data.recoveryCodesRenew.recoveryCodes).toHaveLength(10);
    expect((await complete(second, other)).userErrors[0]?.code).toBe('CODE_INVALID');
    expect(await stateOf(cookie)).toMatchObject({ recoveryCodesLeft: 10 });
  });

  it('is off only for who brings a code; a borrowed session and a password do not do', async () => {
    const cookie = await mustLogin();
    const { url } = await enrol(cookie);
    for (const code of ['000000', PASSWORD, '']) {
      const refused = await forum.graphql(DISABLE, { code }, at(cookie));
      expect(refused.data).toEqual({
        secondFactorDisable: { isOff: false, userErrors: [{ code: 'CODE_INVALID' }] },
      });
    }
    for (const query of [FACTOR, DISABLE.replace('($code: String!)', '').replace('$code', '"1"')]) {
      const asWidget = await forum.graphql(query, {}, { ...at(), token: person.token });
      expect(asWidget.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    const done = await forum.graphql(DISABLE, { code: codeOf(url) }, at(cookie));
    expect(done.data).toEqual({ secondFactorDisable: { isOff: true, userErrors: [] } });
    expect((await login()).secondStep).toBeNull();
    expect(await factsOf(SecondFactorDisabled)).toHaveLength(1);
    expect((await lettersTo(person.email)).at(-1)?.subject).toContain('désactivée');
  });

  it('counts every attempt, of a crowd and of aliases too, and lets nobody guess on', async () => {
    const { url } = await enrol(await mustLogin());
    const ticket = (await login()).secondStep?.ticket as string;
    const tries = Array.from(
      { length: 8 },
      (_, index) =>
        `t${index}: accountLoginComplete(input: { ticket: "${ticket}", code: "00000${index}" }) { userErrors { code } }`,
    );
    const codes: (string | undefined)[] = [];
    for (const some of [tries.slice(0, 4), tries.slice(4)]) {
      const batch = await forum.graphql<Record<string, Refusals>>(
        `mutation { ${some.join('\n')} }`,
        {},
        at(),
      );
      codes.push(...Object.values(batch.data ?? {}).map(({ userErrors }) => userErrors[0]?.code));
    }
    expect(codes.filter((code) => code === 'CODE_INVALID').length).toBeLessThanOrEqual(5);
    const crowd = await Promise.all(Array.from({ length: 10 }, () => complete(ticket, '123456')));
    expect(crowd.map(({ userErrors }) => userErrors[0]?.code)).not.toContain(undefined);
    const another = (await login()).secondStep?.ticket as string;
    expect((await complete(another, codeOf(url))).userErrors[0]?.code).toBe('RATE_LIMITED');
    await forum.database.query(`UPDATE sign_in_attempt SET at = at - interval '15 minutes'`);
    expect((await complete(another, codeOf(url))).userErrors).toEqual([]);
  });

  it('tells a wrong password nothing about itself', async () => {
    await enrol(await mustLogin());
    const plain = await newAccountWith(forum, community);
    const answers = [
      await login(person, 'pas le bon'),
      await login(plain, 'pas le bon'),
      await login({ email: 'nobody@brand.example' }, 'pas le bon'),
    ];
    const said = answers.map(({ headers, ...rest }) => JSON.stringify([rest, [...headers.keys()]]));
    expect(new Set(said).size).toBe(1);
  });

  describe('asked of a community’s staff', () => {
    let admin: Person;
    let adminCookie: string;

    beforeEach(async () => {
      admin = await newAccountWith(forum, community, { role: 'admin' });
      adminCookie = await mustLogin(admin);
    });
    afterEach(() => forum.database.query('DELETE FROM sign_in_policy'));

    const permissionsOf = async (cookie: string | undefined, where: TestCommunity = community) => {
      const answer = await forum.graphql<{
        viewer: { permissions: string[]; mustSetUpSecondFactor: boolean };
      }>(VIEWER, {}, { community: where.slug, cookie });
      return answer.data.viewer;
    };

    it('leaves who has none nothing but setting one up, at once and on open sockets', async () => {
      const cookie = await mustLogin();
      const socket = await TestSocket.open(forum.url, {
        community: community.slug,
        cookie,
        origin: forum.url,
      });
      expect(await socket.ask('queue:join', {})).toEqual({ ok: true });
      const lockout = await forum.graphql(POLICY, { isRequired: true }, at(adminCookie));
      expect(lockout.data).toMatchObject({
        signInPolicyUpdate: { policy: null, userErrors: [{ code: 'SECOND_FACTOR_MISSING' }] },
      });
      await enrol(adminCookie);
      const changed = await forum.graphql(POLICY, { isRequired: true }, at(adminCookie));
      expect(changed.data).toEqual({
        signInPolicyUpdate: { policy: { requiresSecondFactor: true }, userErrors: [] },
      });
      expect(await permissionsOf(cookie)).toMatchObject({
        permissions: ['forum.read'],
        mustSetUpSecondFactor: true,
      });
      const queue = await forum.graphql('{ queueSummary { openCount } }', {}, at(cookie));
      expect(queue.errors[0]?.extensions.code).toBe('FORBIDDEN');
      const asWidget = await forum.graphql<{ viewer: { permissions: string[] } }>(
        VIEWER,
        {},
        { ...at(), token: person.token },
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
      await forum.graphql(POLICY, { isRequired: true }, at(adminCookie));
      const customer: TestMember = await forum.make.member(community);
      expect((await permissionsOf(customer.cookie)).permissions).toContain('post.reply');
      const neighbour = await forum.make.community();
      const elsewhere = await forum.make.member(neighbour, { role: 'moderator' });
      expect((await permissionsOf(elsewhere.cookie, neighbour)).permissions).toContain('case.decide');
      const foreign = await forum.graphql(
        POLICY,
        { isRequired: false },
        { community: community.slug, cookie: elsewhere.cookie },
      );
      expect(foreign.errors[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('lost', () => {
    let admin: TestMember;
    beforeAll(async () => {
      admin = await forum.make.member(community, { role: 'admin' });
    });
    const reset = async (id: string, cookie = admin.cookie, where = community) =>
      (await forum.graphql(RESET, { id }, { community: where.slug, cookie })).data;
    const tokenOf = (text = '') => /#token=([\w-]+)/.exec(text)?.[1] ?? '';
    const confirm = async (token: string, password = PASSWORD) =>
      (
        await forum.graphql<{ secondFactorResetConfirm: Refusals & { isOff: boolean } }>(
          RESET_CONFIRM,
          { token, password },
          at(),
        )
      ).data.secondFactorResetConfirm;

    it('goes by an admin’s letter, its owner’s password, and ends every session', async () => {
      const cookie = await mustLogin();
      await enrol(cookie);
      expect(await reset(person.id)).toEqual({
        memberSecondFactorReset: { member: { id: person.id }, userErrors: [] },
      });
      expect(await factsOf(MemberSecondFactorReset)).toEqual([
        { memberId: person.id, requestedBy: admin.id },
      ]);
      expect((await login()).secondStep).not.toBeNull();
      const letter = (await lettersTo(person.email)).at(-1);
      expect(letter?.text).toContain(`/c/${community.slug}/second-factor#token=pvz_`);
      const token = tokenOf(letter?.text);
      expect((await confirm(token, 'pas le bon')).userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
      expect(await confirm(token)).toEqual({ isOff: true, userErrors: [] });
      expect((await confirm(token)).userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
      expect(await stateOf(cookie)).toBe('UNAUTHENTICATED');
      expect((await login()).secondStep).toBeNull();
    });

    it('says the same to the admin whether there was one, and writes to nobody without', async () => {
      await enrol(await mustLogin());
      const plain = await newAccountWith(forum, community, { role: 'analyst' });
      const [known, unknown] = [await reset(person.id), await reset(plain.id)];
      expect(JSON.stringify(unknown)).toBe(JSON.stringify(known).replace(person.id, plain.id));
      expect(await lettersTo(plain.email)).toEqual([]);
    });

    it('is no business of a neighbour’s admin, nor is a customer’s or an operator’s', async () => {
      await enrol(await mustLogin());
      const neighbour = await forum.make.community();
      const stranger = await forum.make.member(neighbour, { role: 'admin' });
      const absent = {
        memberSecondFactorReset: { member: null, userErrors: [{ code: 'MEMBER_NOT_FOUND' }] },
      };
      expect(await reset(person.id, stranger.cookie, neighbour)).toEqual(absent);
      const customer = await newAccountWith(forum, community);
      expect(await reset(customer.id)).toEqual(absent);
      const operator = await newAccountWith(forum, community, { role: 'moderator', isOperator: true });
      await enrol(await mustLogin(operator));
      await reset(operator.id);
      expect(tokenOf((await lettersTo(operator.email)).at(-1)?.text)).toBe('');
    });
  });
});

function secretOf(base32: string): Secret {
  return Secret.fromBase32(base32);
}
function secretHex(base32: string): string {
  return secretOf(base32).hex.toLowerCase();
}
