import { Permission, type PermissionName } from '../access/permission.js';

/**
 * What no program may do: give itself or others a way in. Keys, sign-on and roles stay with people; sessions and
 * passwords belong to accounts, which a key's actor has none of.
 */
const PEOPLE_ONLY: ReadonlySet<PermissionName> = new Set([
  Permission.ApiKeyManage,
  Permission.SignOnManage,
  Permission.MemberManage,
]);

const MODERATES: readonly PermissionName[] = [
  Permission.ThreadModerate,
  Permission.CaseRead,
  Permission.CaseDecide,
];

/** What a holder of these permissions may give to a key, sorted. */
export function grantableOf(held: ReadonlySet<string>): PermissionName[] {
  const all = Object.values(Permission);
  return all.filter((name) => held.has(name) && !PEOPLE_ONLY.has(name)).sort();
}

/** What a key can do at this moment: what it was given, its creator still holds, and a program may do. */
export function effectiveOf(
  given: readonly PermissionName[],
  held: ReadonlySet<string>,
): ReadonlySet<PermissionName> {
  const grantable = new Set(grantableOf(held));
  return new Set(given.filter((name) => grantable.has(name)));
}

/** True where the permissions reach into what moderators see: only then do the creator's spaces count. */
export function moderates(permissions: ReadonlySet<PermissionName>): boolean {
  return MODERATES.some((name) => permissions.has(name));
}
