import { Permission, type PermissionName } from './permission.js';

/** What a member is in a community. Everybody in it is a member; the others are granted. */
export const Role = {
  MEMBER: 'member',
  MODERATOR: 'moderator',
  COMMUNITY_MANAGER: 'community_manager',
  ANALYST: 'analyst',
  ADMIN: 'admin',
} as const;

/** The name of a role, as the database keeps it. */
export type RoleName = (typeof Role)[keyof typeof Role];

/** The name of a role that makes its holder speak for the brand. */
export type StaffRoleName = Exclude<RoleName, 'member'>;

/** A role given to a member; `spaceId` limits a moderator to one space. */
export interface RoleGrantRow {
  role: RoleName;
  spaceId: string | null;
}

const MEMBER = [Permission.ForumRead, Permission.ThreadOpen, Permission.PostReply];
const SPACE_MODERATOR = [
  ...MEMBER,
  Permission.ThreadModerate,
  Permission.CaseRead,
  Permission.CaseDecide,
  Permission.MemberRead,
];
const MODERATOR = [...SPACE_MODERATOR, Permission.MemberSanction];
const ANALYST = [...MEMBER, Permission.VerbatimRead, Permission.VerbatimExport];
const COMMUNITY_MANAGER = [...MODERATOR, ...ANALYST, Permission.SpaceReadAll, Permission.SpaceManage];

const PERMISSIONS: Readonly<Record<RoleName, readonly PermissionName[]>> = {
  member: MEMBER,
  moderator: MODERATOR,
  analyst: ANALYST,
  community_manager: COMMUNITY_MANAGER,
  admin: Object.values(Permission),
};

const RANK: Readonly<Record<RoleName, number>> = {
  member: 0,
  analyst: 1,
  moderator: 2,
  community_manager: 3,
  admin: 4,
};

const ANONYMOUS_PERMISSIONS: ReadonlySet<PermissionName> = new Set([Permission.ForumRead]);

/** What anybody may do, signed in or not: the permissions of the anonymous actor. */
export function anonymousPermissions(): ReadonlySet<PermissionName> {
  return ANONYMOUS_PERMISSIONS;
}

/** What a member may do without a role, which is also all that a widget token carries. */
export const MEMBER_PERMISSIONS: ReadonlySet<PermissionName> = new Set(MEMBER);

/** The sum of what the grants allow; a moderator limited to a space may not sanction members. */
export function permissionsOf(grants: readonly RoleGrantRow[]): ReadonlySet<PermissionName> {
  const all = grants.flatMap(({ role, spaceId }) => (spaceId ? SPACE_MODERATOR : PERMISSIONS[role]));
  return new Set([...MEMBER, ...all]);
}

/** The spaces that the grants let their holder moderate. */
export function moderatedSpacesOf(grants: readonly RoleGrantRow[]): ReadonlySet<string> | 'all' {
  const moderates = grants.filter(({ role }) => PERMISSIONS[role].includes(Permission.ThreadModerate));
  if (moderates.some(({ spaceId }) => spaceId === null)) return 'all';
  return new Set(moderates.flatMap(({ spaceId }) => (spaceId ? [spaceId] : [])));
}

/** The highest of the roles granted; null without one. */
export function staffRoleAmong(grants: readonly { role: RoleName }[]): StaffRoleName | null {
  const [highest] = grants.map(({ role }) => role).sort((one, other) => RANK[other] - RANK[one]);
  return highest === undefined || highest === 'member' ? null : highest;
}

/** The height of the highest role: a sanction goes downwards only. */
export function rankOf(grants: readonly { role: RoleName }[]): number {
  return Math.max(RANK.member, ...grants.map(({ role }) => RANK[role]));
}
