import { Secret, TOTP } from 'otpauth';
import { type Forum, startForum, type TestCommunity } from '#test-support';
import { newAccountWith, PASSWORD, type Person } from './signing-in.js';

const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password }) {
    account { id } tokens { accessToken } secondStep { ticket expiresAt } userErrors { code field } } }`;
const COMPLETE = `mutation ($ticket: String!, $code: String!) {
  accountLoginComplete(input: { ticket: $ticket, code: $code }) {
    account { id } secondStep { ticket } userErrors { code field } } }`;
const FACTOR = '{ secondFactor { enabledAt recoveryCodesLeft } }';
/** The operations that several suites ask. */
export const VIEWER = '{ viewer { kind permissions mustSetUpSecondFactor account { email } } }';
export const BEGIN = `mutation ($password: String!) {
  secondFactorBegin(input: { password: $password }) { secret otpauthUrl qrSvg userErrors { code } } }`;
export const CONFIRM = `mutation ($code: String!) {
  secondFactorConfirm(input: { code: $code }) { recoveryCodes userErrors { code field } } }`;

/** An answer's expected refusals. */
export interface Refusals {
  userErrors: { code: string; field?: string }[];
}
type Login = Refusals & { account: object | null; secondStep: { ticket: string } | null };

/** The code that an app with this otpauth address shows, so many steps from now. */
export function codeOf(url: string, steps = 0): string {
  const secret = Secret.fromBase32(new URL(url).searchParams.get('secret') ?? '');
  return TOTP.generate({ secret, timestamp: Date.now() + steps * 30_000 });
}

/** The session cookie that an answer gives. */
export function cookieOf(headers: Headers): string | undefined {
  return /parvis_session=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0];
}

/** Puts the second factor of whoever has the cookie on: the app's address, and the recovery codes. */
export async function enrol(
  forum: Forum,
  identity: { community: string; cookie: string },
  password = PASSWORD,
): Promise<{ url: string; codes: string[] }> {
  const begun = await forum.graphql<{ secondFactorBegin: { otpauthUrl: string } }>(
    BEGIN,
    { password },
    identity,
  );
  const url = begun.data.secondFactorBegin.otpauthUrl;
  // The step before this one: later codes of a test are later than the first.
  const done = await forum.graphql<{ secondFactorConfirm: { recoveryCodes: string[] } }>(
    CONFIRM,
    { code: codeOf(url, -1) },
    identity,
  );
  return { url, codes: done.data.secondFactorConfirm.recoveryCodes };
}

/** A forum and a moderator who signs in by password; hooks of the calling suite start and stop them. */
export function secondFactorStory() {
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

  return {
    get forum() {
      return forum;
    },
    get community() {
      return community;
    },
    get person() {
      return person;
    },
    at,
    login,
    mustLogin,
    complete,
    enrol: (cookie: string) => enrol(forum, { community: community.slug, cookie }),
    stateOf,
    lettersTo,
    factsOf,
  };
}
