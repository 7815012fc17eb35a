import { MemberSecondFactorReset } from '#identity';
import type { TestMember } from '#test-support';
import { type Refusals, secondFactorStory } from './second-factor-story.js';
import { newAccountWith, PASSWORD } from './signing-in.js';

const RESET = `mutation ($id: ID!) { memberSecondFactorReset(input: { memberId: $id }) { member { id } userErrors { code } } }`;
const RESET_CONFIRM = `mutation ($token: String!, $password: String!) {
  secondFactorResetConfirm(input: { token: $token, password: $password }) { isOff userErrors { code } } }`;

describe('a lost second factor', () => {
  const story = secondFactorStory();
  const { at, login, mustLogin, enrol, stateOf, lettersTo, factsOf } = story;
  let admin: TestMember;
  beforeAll(async () => {
    admin = await story.forum.make.member(story.community, { role: 'admin' });
  });
  const reset = async (id: string, cookie = admin.cookie, where = story.community) =>
    (await story.forum.graphql(RESET, { id }, { community: where.slug, cookie })).data;
  const tokenOf = (text = '') => /#token=([\w-]+)/.exec(text)?.[1] ?? '';
  const confirm = async (token: string, password = PASSWORD) =>
    (
      await story.forum.graphql<{ secondFactorResetConfirm: Refusals & { isOff: boolean } }>(
        RESET_CONFIRM,
        { token, password },
        at(),
      )
    ).data.secondFactorResetConfirm;

  it('goes by an admin’s letter, its owner’s password, and ends every session', async () => {
    const cookie = await mustLogin();
    await enrol(cookie);
    expect(await reset(story.person.id)).toEqual({
      memberSecondFactorReset: { member: { id: story.person.id }, userErrors: [] },
    });
    expect(await factsOf(MemberSecondFactorReset)).toEqual([
      { memberId: story.person.id, requestedBy: admin.id },
    ]);
    expect((await login()).secondStep).not.toBeNull();
    const letter = (await lettersTo(story.person.email)).at(-1);
    expect(letter?.text).toContain(`/c/${story.community.slug}/second-factor#token=pvz_`);
    const token = tokenOf(letter?.text);
    expect((await confirm(token, 'pas le bon')).userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    expect(await confirm(token)).toEqual({ isOff: true, userErrors: [] });
    expect((await confirm(token)).userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
    expect(await stateOf(cookie)).toBe('UNAUTHENTICATED');
    expect((await login()).secondStep).toBeNull();
  });

  it('says the same to the admin whether there was one, and writes to nobody without', async () => {
    await enrol(await mustLogin());
    const plain = await newAccountWith(story.forum, story.community, { role: 'analyst' });
    const [known, unknown] = [await reset(story.person.id), await reset(plain.id)];
    expect(JSON.stringify(unknown)).toBe(JSON.stringify(known).replace(story.person.id, plain.id));
    expect(await lettersTo(plain.email)).toEqual([]);
  });

  it('is no business of a neighbour’s admin, nor is a customer’s or an operator’s', async () => {
    await enrol(await mustLogin());
    const neighbour = await story.forum.make.community();
    const stranger = await story.forum.make.member(neighbour, { role: 'admin' });
    const absent = {
      memberSecondFactorReset: { member: null, userErrors: [{ code: 'MEMBER_NOT_FOUND' }] },
    };
    expect(await reset(story.person.id, stranger.cookie, neighbour)).toEqual(absent);
    const customer = await newAccountWith(story.forum, story.community);
    expect(await reset(customer.id)).toEqual(absent);
    const operator = await newAccountWith(story.forum, story.community, {
      role: 'moderator',
      isOperator: true,
    });
    await enrol(await mustLogin(operator));
    await reset(operator.id);
    expect(tokenOf((await lettersTo(operator.email)).at(-1)?.text)).toBe('');
  });
});
