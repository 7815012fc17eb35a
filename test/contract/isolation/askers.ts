import type { Forum, RequestIdentity, TestCommunity, TestMember, TestSpace } from '#test-support';

/** Everybody who may stand at the door of one community, by what they are there. */
export const ROLES = [
  'anonymous',
  'widget',
  'member',
  'insider',
  'suspended',
  'analyst',
  'spaceModerator',
  'moderator',
  'communityManager',
  'admin',
  'operator',
  'program',
  'neighbourAdmin',
] as const;

/** One of them. */
export type RoleOfAsker = (typeof ROLES)[number];

/** Somebody who asks in our community. */
export interface Asker {
  readonly role: RoleOfAsker;
  readonly identity: RequestIdentity;
  /** Absent for whoever may not write here. */
  readonly member?: TestMember;
}

/** The two brands of the suite and the spaces where hidden things lie. */
export interface Ground {
  readonly ours: TestCommunity;
  readonly theirs: TestCommunity;
  readonly open: TestSpace;
  readonly closed: TestSpace;
  readonly next: TestSpace;
  /** An admin there who asks here. */
  readonly neighbour: TestMember;
}

/** One asker per role; the insider alone was let into the closed space. */
export async function makeAskers(forum: Forum, { ours, neighbour, open, closed }: Ground): Promise<Asker[]> {
  const community = ours.slug;
  const inOurs = async (
    role: RoleOfAsker,
    given: Parameters<typeof forum.make.member>[1] = {},
  ): Promise<Asker> => {
    const member = await forum.make.member(ours, given);
    return { role, identity: { community, cookie: member.cookie }, member };
  };
  const widget = await forum.make.member(ours);
  const insider = await inOurs('insider');
  await forum.make.grantAccess(ours, closed, insider.member as TestMember);
  const suspended = await inOurs('suspended');
  await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [suspended.member?.id]);
  const admin = await inOurs('admin', { role: 'admin' });
  return [
    { role: 'anonymous', identity: { community } },
    { role: 'widget', identity: { community, token: widget.token }, member: widget },
    await inOurs('member'),
    insider,
    { role: 'suspended', identity: suspended.identity },
    await inOurs('analyst', { role: 'analyst' }),
    await inOurs('spaceModerator', { role: 'moderator', roleSpaceId: open.id }),
    await inOurs('moderator', { role: 'moderator' }),
    await inOurs('communityManager', { role: 'community_manager' }),
    admin,
    await inOurs('operator', { isOperator: true }),
    { role: 'program', identity: { community, token: await keyWithEveryRight(forum, admin) } },
    { role: 'neighbourAdmin', identity: { community, cookie: neighbour.cookie } },
  ];
}

/** A program that may do all that its admin can hand on. */
async function keyWithEveryRight(forum: Forum, admin: Asker): Promise<string> {
  const { data: may } = await forum.graphql<{ apiKeyPermissions: string[] }>(
    '{ apiKeyPermissions }',
    {},
    admin.identity,
  );
  const { data } = await forum.graphql<{ apiKeyCreate: { token: string } }>(
    'mutation ($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { token } }',
    { input: { label: 'Every right', permissions: may.apiKeyPermissions } },
    admin.identity,
  );
  return data.apiKeyCreate.token;
}
