import { codeOf, type Refusals, secondFactorStory, VIEWER } from './second-factor-story.js';
import { newAccountWith } from './signing-in.js';

const RENEW = `mutation ($code: String!) {
  recoveryCodesRenew(input: { code: $code }) { recoveryCodes userErrors { code } } }`;

describe('signing in with a second factor', () => {
  const story = secondFactorStory();
  const { at, login, mustLogin, complete, enrol, stateOf } = story;

  it('makes signing in two steps; half of it opens nothing', async () => {
    const { url } = await enrol(await mustLogin());
    const first = await login();
    expect(first).toMatchObject({ account: null, tokens: null, userErrors: [], cookie: undefined });
    const ticket = first.secondStep?.ticket as string;
    const asBearer = await story.forum.graphql(VIEWER, {}, { ...at(), token: ticket });
    expect(asBearer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const name of ['parvis_session', 'parvis_refresh']) {
      const asCookie = await story.forum.graphql(VIEWER, {}, at(`${name}=${ticket}`));
      expect(asCookie.data).toMatchObject({ viewer: { kind: 'ANONYMOUS' } });
    }
    expect((await complete(ticket, '000000')).userErrors).toEqual([{ code: 'CODE_INVALID', field: 'code' }]);
    const second = await complete(ticket, codeOf(url));
    expect(second.userErrors).toEqual([]);
    const viewer = await story.forum.graphql(VIEWER, {}, at(second.cookie));
    expect(viewer.data).toMatchObject({ viewer: { kind: 'MEMBER', account: { email: story.person.email } } });
    expect((await complete(ticket, codeOf(url, 1))).userErrors).toEqual([
      { code: 'TOKEN_INVALID', field: 'ticket' },
    ]);
    const late = (await login()).secondStep?.ticket as string;
    await story.forum.database.query(`UPDATE account_ticket SET expires_at = now() WHERE account_id = $1`, [
      story.person.accountId,
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

    const renewed = await story.forum.graphql<{ recoveryCodesRenew: { recoveryCodes: string[] } }>(
      RENEW,
      { code: codeOf(url) },
      at(cookie),
    );
    expect(renewed.data.recoveryCodesRenew.recoveryCodes).toHaveLength(10);
    expect((await complete(second, other)).userErrors[0]?.code).toBe('CODE_INVALID');
    expect(await stateOf(cookie)).toMatchObject({ recoveryCodesLeft: 10 });
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
      const batch = await story.forum.graphql<Record<string, Refusals>>(
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
    await story.forum.database.query(`UPDATE sign_in_attempt SET at = at - interval '15 minutes'`);
    expect((await complete(another, codeOf(url))).userErrors).toEqual([]);
  });

  it('tells a wrong password nothing about itself', async () => {
    await enrol(await mustLogin());
    const plain = await newAccountWith(story.forum, story.community);
    const answers = [
      await login(story.person, 'pas le bon'),
      await login(plain, 'pas le bon'),
      await login({ email: 'nobody@brand.example' }, 'pas le bon'),
    ];
    const said = answers.map(({ headers, ...rest }) => JSON.stringify([rest, [...headers.keys()]]));
    expect(new Set(said).size).toBe(1);
  });
});
