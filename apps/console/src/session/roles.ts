import type { Role } from '../generated/operations.js';

/** Roles that open the console, in the order they are offered. */
export const STAFF_ROLES = ['MODERATOR', 'COMMUNITY_MANAGER', 'ANALYST', 'ADMIN'] as const satisfies Role[];

/** Name of the text that names a role. */
export function roleKey<R extends Role>(role: R): `role.${R}` {
  return `role.${role}`;
}

/** Name of the text that says what a role may do. */
export function roleHelpKey<R extends Role>(role: R): `role.help.${R}` {
  return `role.help.${role}`;
}
