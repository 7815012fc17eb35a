import { SecondFactorDisabled, SecondFactorEnabled } from '#identity';
import { Secret } from 'otpauth';
import { BEGIN, codeOf, CONFIRM, secondFactorStory } from './second-factor-story.js';
import { PASSWORD } from './signing-in.js';

const FACTOR = '{ secondFactor { enabledAt recoveryCodesLeft } }';
const DISABLE = `mutation ($code: String!) { secondFactorDisable(input: { code: $code }) { isOff userErrors { code } } }`;

describe('the second factor', () => {
  const story = secondFactorStory();
  const { at, login, mustLogin, enrol, stateOf, lettersTo, factsOf } = story;

  it('is set up with the password, a secret to scan or type, and a first code', async () => {
    const cookie = await mustLogin();
    expect(await stateOf(cookie)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    const wrong = await story.forum.graphql(BEGIN, { password: 'pas le bon' }, at(cookie));
    expect(wrong.data).toMatchObject({
      secondFactorBegin: { secret: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] },
    });
    const begun = await story.forum.graphql<{
      secondFactorBegin: { secret: string; otpauthUrl: string; qrSvg: string };
    }>(BEGIN, { password: PASSWORD }, at(cookie));
    const { secret, otpauthUrl, qrSvg } = begun.data.secondFactorBegin;
    expect(secret).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(otpauthUrl).toContain(`secret=${secret.replaceAll(' ', '')}`);
    expect(qrSvg).toMatch(/^<svg /);
    expect((await login()).secondStep).toBeNull();

    const mistyped = await story.forum.graphql(CONFIRM, { code: '000000' }, at(cookie));
    expect(mistyped.data).toMatchObject({
      secondFactorConfirm: { recoveryCodes: [], userErrors: [{ code: 'CODE_INVALID', field: 'code' }] },
    });
    const done = await story.forum.graphql<{ secondFactorConfirm: { recoveryCodes: string[] } }>(
      CONFIRM,
      { code: codeOf(otpauthUrl) },
      at(cookie),
    );
    const codes = done.data.secondFactorConfirm.recoveryCodes;
    expect(new Set(codes).size).toBe(10);
    expect(await stateOf(cookie)).toEqual({ enabledAt: expect.any(String), recoveryCodesLeft: 10 });
    expect(await factsOf(SecondFactorEnabled)).toHaveLength(1);
    expect((await lettersTo(story.person.email)).map(({ subject }) => subject)).toEqual([
      'Connexion en deux étapes activée – Maison Lumen',
    ]);
    const again = await story.forum.graphql(BEGIN, { password: PASSWORD }, at(cookie));
    expect(again.data).toMatchObject({
      secondFactorBegin: { userErrors: [{ code: 'SECOND_FACTOR_IS_ON' }] },
    });
  });

  it('keeps its secret encrypted and its recovery codes hashed', async () => {
    const { url, codes } = await enrol(await mustLogin());
    const secret = new URL(url).searchParams.get('secret') as string;
    const rows = await story.forum.database.query(
      `SELECT f::text AS f, r::text AS r FROM second_factor f JOIN recovery_code r USING (account_id) WHERE account_id = $1`,
      [story.person.accountId],
    );
    expect(rows).toHaveLength(10);
    const all = JSON.stringify(rows);
    for (const kept of [secret, Secret.fromBase32(secret).hex.toLowerCase(), ...codes])
      expect(all).not.toContain(kept);
  });

  it('is off only for who brings a code; a borrowed session and a password do not do', async () => {
    const cookie = await mustLogin();
    const { url } = await enrol(cookie);
    for (const code of ['000000', PASSWORD, '']) {
      const refused = await story.forum.graphql(DISABLE, { code }, at(cookie));
      expect(refused.data).toEqual({
        secondFactorDisable: { isOff: false, userErrors: [{ code: 'CODE_INVALID' }] },
      });
    }
    for (const query of [FACTOR, DISABLE.replace('($code: String!)', '').replace('$code', '"1"')]) {
      const asWidget = await story.forum.graphql(query, {}, { ...at(), token: story.person.token });
      expect(asWidget.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    const done = await story.forum.graphql(DISABLE, { code: codeOf(url) }, at(cookie));
    expect(done.data).toEqual({ secondFactorDisable: { isOff: true, userErrors: [] } });
    expect((await login()).secondStep).toBeNull();
    expect(await factsOf(SecondFactorDisabled)).toHaveLength(1);
    expect((await lettersTo(story.person.email)).at(-1)?.subject).toContain('désactivée');
  });
});
