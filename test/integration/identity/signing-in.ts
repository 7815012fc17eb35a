import { hash } from '@node-rs/argon2';
import { type Forum, type TestCommunity, type TestMember } from '#test-support';

/** The password of everybody in these tests. */
export const PASSWORD = 'un lampadaire en laiton';

/** Cheap on purpose: what is tested is not how long a hash takes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A member who can sign in with an address and the password. */
export interface Person extends TestMember {
  email: string;
}

let count = 0;

/** Makes a member of the community with an account that has a password. */
export async function newAccountWith(
  forum: Forum,
  community: TestCommunity,
  given: Parameters<Forum['make']['member']>[1] = {},
): Promise<Person> {
  const email = given.email ?? `camille-${(count += 1)}@brand.example`;
  const member = await forum.make.member(community, { displayName: 'Camille', ...given, email });
  await forum.database.query('UPDATE account SET password_hash = $2 WHERE id = $1', [
    member.accountId,
    await hash(PASSWORD, COST),
  ]);
  await forum.database.query('DELETE FROM session WHERE id = $1', [member.sessionId]);
  return { ...member, email };
}
