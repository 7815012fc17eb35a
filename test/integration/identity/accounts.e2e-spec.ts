import { type Forum, startForum, type TestCommunity, waitFor } from '#test-support';

const SIGN_UP = `mutation ($input: AccountSignUpInput!) {
  accountSignUp(input: $input) { isMailSent userErrors { code field } } }`;
const VERIFY = `mutation ($token: String!) {
  accountVerifyEmail(input: { token: $token }) { account { email isEmailVerified } userErrors { code } } }`;
const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password }) { account { email } userErrors { code } } }`;
const LOGOUT = `mutation { accountLogout { isSignedOut } }`;
const ASK_RESET = `mutation ($email: String!) {
  passwordResetRequest(input: { email: $email }) { isMailSent userErrors { code } } }`;
const RESET = `mutation ($token: String!, $password: String!) {
  passwordReset(input: { token: $token, newPassword: $password }) { isReset userErrors { code } } }`;
const VIEWER = `{ viewer { kind account { email } member { displayName } } }`;

const PASSWORD = 'un lampadaire en laiton';

interface Refusals {
  userErrors: { code: string; field?: string }[];
}

describe('accounts', () => {
  let forum: Forum;
  let community: TestCommunity;
  let count = 0;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ name: 'Maison Lumen' });
  });
  afterAll(() => forum.stop());

  const at = (cookie?: string) => ({ community: community.slug, cookie });
  const newEmail = () => `camille-${(count += 1)}@brand.example`;

  async function lettersTo(email: string): Promise<{ subject: string; text: string }[]> {
    return forum.database.query(
      'SELECT subject, text_body AS text FROM mail WHERE recipient = $1 ORDER BY id',
      [email],
    );
  }
  async function letterTo(email: string, number = 1): Promise<{ subject: string; text: string }> {
    return waitFor(`letter ${number} to ${email}`, async () => (await lettersTo(email))[number - 1]);
  }
  const tokenIn = (text: string) => /#token=([\w-]+)/.exec(text)?.[1] ?? '';
  const cookieOf = (headers: Headers) => /parvis_session=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0];

  async function signUp(email: string, locale = 'fr') {
    const input = { email, password: PASSWORD, displayName: 'Camille', locale };
    return forum.graphql<{ accountSignUp: Refusals & { isMailSent: boolean } }>(SIGN_UP, { input }, at());
  }
  async function verify(token: string) {
    return forum.graphql<{ accountVerifyEmail: Refusals & { account: object | null } }>(
      VERIFY,
      { token },
      at(),
    );
  }
  async function login(email: string, password = PASSWORD, headers?: Record<string, string>) {
    return forum.graphql<{ accountLogin: Refusals & { account: object | null } }>(
      LOGIN,
      { email, password },
      { ...at(), headers },
    );
  }
  async function newAccount(): Promise<{ email: string; cookie: string }> {
    const email = newEmail();
    await signUp(email);
    const answer = await verify(tokenIn((await letterTo(email)).text));
    return { email, cookie: cookieOf(answer.headers) ?? '' };
  }

  it('signs up by letter, then in and out by cookie', async () => {
    const email = newEmail();
    expect((await signUp(email)).data.accountSignUp).toEqual({ isMailSent: true, userErrors: [] });
    const letter = await letterTo(email);
    expect(letter.subject).toBe('Confirmez votre adresse – Maison Lumen');
    expect(letter.text).toContain(`/c/${community.slug}/verify#token=pvv_`);

    const verified = await verify(tokenIn(letter.text));
    expect(verified.data.accountVerifyEmail).toEqual({
      account: { email, isEmailVerified: true },
      userErrors: [],
    });
    expect(verified.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^parvis_session=pvs_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^parvis_refresh=pvf_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
    ]);
    const cookie = cookieOf(verified.headers);
    expect((await forum.graphql(VIEWER, {}, at(cookie))).data).toEqual({
      viewer: { kind: 'MEMBER', account: { email }, member: { displayName: 'Camille' } },
    });

    expect((await forum.graphql(LOGOUT, {}, at(cookie))).data).toEqual({
      accountLogout: { isSignedOut: true },
    });
    const after = await forum.graphql(VIEWER, {}, at(cookie));
    expect(after.data).toEqual({ viewer: { kind: 'ANONYMOUS', account: null, member: null } });

    const again = await login(email.toUpperCase());
    expect(again.data.accountLogin).toEqual({ account: { email }, userErrors: [] });
    expect(cookieOf(again.headers)).not.toBe(cookie);
  });

  it('writes in English to those who ask for it', async () => {
    const email = newEmail();
    await signUp(email, 'en-GB');
    expect((await letterTo(email)).subject).toBe('Confirm your address – Maison Lumen');
  });

  it('takes a link once, in its own community, and not after its time', async () => {
    const email = newEmail();
    await signUp(email);
    const token = tokenIn((await letterTo(email)).text);
    const neighbour = await forum.make.community();
    const elsewhere = await forum.graphql<{ accountVerifyEmail: Refusals }>(
      VERIFY,
      { token },
      { community: neighbour.slug },
    );
    expect(elsewhere.data.accountVerifyEmail.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);

    await forum.database.query(
      `UPDATE sign_up SET expires_at = now() - interval '1 second' WHERE email = $1`,
      [email],
    );
    expect((await verify(token)).data.accountVerifyEmail.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
    await forum.database.query(`UPDATE sign_up SET expires_at = now() + interval '1 hour' WHERE email = $1`, [
      email,
    ]);
    const [first, second] = await Promise.all([verify(token), verify(token)]);
    const refused = [first, second].filter((answer) => answer.data.accountVerifyEmail.userErrors.length > 0);
    expect(refused).toHaveLength(1);
  });

  it('keeps tokens and passwords as hashes only', async () => {
    const { email, cookie } = await newAccount();
    await forum.graphql(ASK_RESET, { email }, at());
    const token = tokenIn((await letterTo(email, 2)).text);
    const tables = ['account', 'session', 'sign_up', 'password_token', 'sign_in_attempt'];
    const rows = await Promise.all(
      tables.map((table) => forum.database.query(`SELECT t::text AS row FROM ${table} t`)),
    );
    const everything = JSON.stringify(rows);
    expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    for (const secret of [PASSWORD, token, cookie.split('=')[1] as string]) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('answers a known address as an unknown one, and warns its owner by letter', async () => {
    const { email } = await newAccount();
    const fresh = newEmail();
    const [known, unknown] = [await signUp(email), await signUp(fresh)];
    expect(known.data).toEqual(unknown.data);
    expect(known.status).toBe(unknown.status);
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);
    const warning = await letterTo(email, 2);
    expect(warning.subject).toBe('Vous avez déjà un compte – Maison Lumen');
    expect(warning.text).not.toContain('token');
    await letterTo(fresh);
  });

  it('says the same of a wrong password and an unknown account, on sign-in and on reset', async () => {
    const { email } = await newAccount();
    const [wrong, unknown] = [await login(email, 'pas le bon du tout'), await login(newEmail())];
    expect(wrong.data.accountLogin).toEqual({ account: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
    expect(unknown.data).toEqual(wrong.data);
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
    const stranger = newEmail();
    const [asked, askedUnknown] = [
      await forum.graphql(ASK_RESET, { email }, at()),
      await forum.graphql(ASK_RESET, { email: stranger }, at()),
    ];
    expect(askedUnknown.data).toEqual(asked.data);
    await letterTo(email, 2);
    expect(await lettersTo(stranger)).toEqual([]);
  });

  it('ends every session with a reset, and takes its link once', async () => {
    const { email, cookie } = await newAccount();
    await forum.graphql(ASK_RESET, { email }, at());
    const token = tokenIn((await letterTo(email, 2)).text);
    const password = 'une applique en verre';
    const weak = await forum.graphql(RESET, { token, password: 'court' }, at());
    expect(weak.data).toEqual({ passwordReset: { isReset: false, userErrors: [{ code: 'WEAK_PASSWORD' }] } });

    const widget = await forum.graphql<{ widgetTokenIssue: { token: string } }>(
      'mutation { widgetTokenIssue { token } }',
      {},
      at(cookie),
    );
    const done = await forum.graphql(RESET, { token, password }, at());
    expect(done.data).toEqual({ passwordReset: { isReset: true, userErrors: [] } });
    const again = await forum.graphql(RESET, { token, password }, at());
    expect(again.data).toEqual({
      passwordReset: { isReset: false, userErrors: [{ code: 'TOKEN_INVALID' }] },
    });

    const viewer = await forum.graphql<{ viewer: { kind: string } }>(VIEWER, {}, at(cookie));
    expect(viewer.data.viewer.kind).toBe('ANONYMOUS');
    const bearer = { community: community.slug, token: widget.data.widgetTokenIssue.token };
    expect((await forum.graphql(VIEWER, {}, bearer)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const [fact] = await forum.database.query<{ payload: { sessionIds: string[] } }>(
      `SELECT payload FROM fact WHERE type = 'identity.SessionsRevoked' ORDER BY id DESC LIMIT 1`,
    );
    expect(fact?.payload.sessionIds).toHaveLength(2);
    expect((await login(email)).data.accountLogin.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await login(email, password)).data.accountLogin.userErrors).toEqual([]);
    expect((await letterTo(email, 3)).subject).toBe('Votre mot de passe a changé – Maison Lumen');
  });

  it('refuses input that cannot be an account', async () => {
    const cases: [Record<string, string>, string, string][] = [
      [{ email: 'personne' }, 'EMAIL_INVALID', 'email'],
      [{ password: 'court' }, 'WEAK_PASSWORD', 'password'],
      [{ password: 'a'.repeat(201) }, 'WEAK_PASSWORD', 'password'],
      [{ password: 'motdepasse2026' }, 'WEAK_PASSWORD', 'password'],
      [{ displayName: ' \u200b ' }, 'NAME_INVALID', 'displayName'],
      [{ displayName: 'x'.repeat(61) }, 'NAME_INVALID', 'displayName'],
      [{ displayName: 'nimda\u202e' }, 'NAME_INVALID', 'displayName'],
    ];
    for (const [change, code, field] of cases) {
      const input = { email: newEmail(), password: PASSWORD, displayName: 'Camille', ...change };
      const answer = await forum.graphql<{ accountSignUp: Refusals }>(SIGN_UP, { input }, at());
      expect(answer.data.accountSignUp.userErrors).toEqual([{ code, field }]);
    }
  });

  it('counts attempts one by one, also within one request', async () => {
    const { email } = await newAccount();
    const tries = Array.from(
      { length: 14 },
      (_, index) =>
        `try${index}: accountLogin(input: { email: "${email}", password: "wrong password ${index}" }) { userErrors { code } }`,
    );
    const codes: (string | undefined)[] = [];
    for (const some of [tries.slice(0, 5), tries.slice(5, 10), tries.slice(10)]) {
      const batch = await forum.graphql<Record<string, Refusals>>(
        `mutation { ${some.join('\n')} }`,
        {},
        at(),
      );
      codes.push(...Object.values(batch.data).map(({ userErrors }) => userErrors[0]?.code));
    }
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(4);
    expect((await login(email)).data.accountLogin.userErrors).toEqual([{ code: 'RATE_LIMITED' }]);
    await forum.database.query(`UPDATE sign_in_attempt SET at = at - interval '15 minutes'`);
    expect((await login(email)).data.accountLogin.userErrors).toEqual([]);
  });

  it('lets no crowd through at once', async () => {
    const { email } = await newAccount();
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(email, 'wrong password')));
    const tried = answers.filter(
      ({ data }) => data.accountLogin.userErrors[0]?.code === 'INVALID_CREDENTIALS',
    );
    expect(tried.length).toBeLessThanOrEqual(10);
  });

  it('limits an address that tries many accounts', async () => {
    await forum.database.query('DELETE FROM sign_in_attempt');
    const codes: (string | undefined)[] = [];
    for (let index = 0; index < 32; index += 1) {
      const answer = await login(newEmail(), 'wrong password');
      codes.push(answer.data.accountLogin.userErrors[0]?.code);
    }
    expect(codes.slice(0, 30).every((code) => code === 'INVALID_CREDENTIALS')).toBe(true);
    expect(codes.slice(30)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    await forum.database.query('DELETE FROM sign_in_attempt');
  });
});
