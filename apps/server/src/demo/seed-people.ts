import type { INestApplicationContext } from '@nestjs/common';
import { CommunityService, CommunitySettingsService, type CommunityRow } from '#community';
import { AccountService, MembershipService, RoleService } from '#identity';
import { Database, systemActor } from '#platform';
import type { DemoCommunity, DemoPerson } from './content/index.js';
import { DEMO_PASSWORD } from './demo-logins.js';

const DAY_MS = 86_400_000;
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** The identity by which the demo's brand knows a customer. */
export function demoSubject(key: string): string {
  return `client-${key}`;
}

/** Finds or opens the community, with its first admin. */
export async function seedCommunity(
  app: INestApplicationContext,
  content: DemoCommunity,
): Promise<CommunityRow> {
  const admin = content.people.find(({ key }) => key === content.admin);
  if (!admin?.email) throw new Error(`${content.slug} has no admin who can sign in`);
  await createAccount(app, admin, content, true);
  const known = await app.get(CommunityService, { strict: false }).findBySlug(content.slug);
  return (
    known ??
    app.get(CommunitySettingsService, { strict: false }).create(systemActor(NOWHERE), {
      slug: content.slug,
      name: content.name,
      locales: [...content.locales],
      adminEmail: admin.email,
    })
  );
}

/** Finds or makes everybody, with their roles; answers member ids by the content's keys. */
export async function seedPeople(
  app: INestApplicationContext,
  community: CommunityRow,
  content: DemoCommunity,
): Promise<ReadonlyMap<string, string>> {
  const database = app.get(Database, { strict: false });
  const memberships = app.get(MembershipService, { strict: false });
  const roles = app.get(RoleService, { strict: false });
  const accountIds = new Map<string, string | null>();
  for (const person of content.people) accountIds.set(person.key, await createAccount(app, person, content));
  const ids = await database.transaction(async (tx) => {
    const admitted = new Map<string, string>();
    for (const { key, name: displayName, joinedDaysAgo } of content.people) {
      const accountId = accountIds.get(key);
      const known = accountId ? { accountId } : { ssoSubject: demoSubject(key) };
      const joinedAt = new Date(Date.now() - joinedDaysAgo * DAY_MS);
      const newcomer = { communityId: community.id, displayName, joinedAt, ...known };
      admitted.set(key, await memberships.admit(tx, newcomer));
    }
    return admitted;
  });
  for (const { key, roles: granted = [] } of content.people) {
    const memberId = ids.get(key) ?? '';
    for (const role of granted) await roles.grant(systemActor(community.id), { memberId, role });
  }
  return ids;
}

/** The id of the person's account, made where there is none; null for who signs in through the brand. */
async function createAccount(
  app: INestApplicationContext,
  person: DemoPerson,
  content: DemoCommunity,
  isOperator = false,
): Promise<string | null> {
  const { email, name: displayName } = person;
  if (!email) return null;
  const [known] = await app
    .get(Database, { strict: false })
    .query<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]);
  if (known) return known.id;
  const locale = content.locales[0] ?? 'en';
  const account = await app
    .get(AccountService, { strict: false })
    .createVerified({ email, password: DEMO_PASSWORD, displayName, locale, isOperator });
  return account?.id ?? null;
}
