import type { SsoKeyEntity } from './sso-key.entity.js';

/** `active`: signs customers in. `retiring`: still does, until a date. `retired`: no more. */
export type SsoKeyStateName = 'active' | 'retiring' | 'retired';

/** Where a key stands at an instant. */
export function stateOf(
  key: Pick<SsoKeyEntity, 'revokedAt' | 'retiresAt'>,
  now = new Date(),
): SsoKeyStateName {
  if (key.revokedAt) return 'retired';
  if (!key.retiresAt) return 'active';
  return key.retiresAt > now ? 'retiring' : 'retired';
}

/** When a retired key ended. */
export function endOf({ revokedAt, retiresAt }: Pick<SsoKeyEntity, 'revokedAt' | 'retiresAt'>): Date | null {
  if (revokedAt && retiresAt) return revokedAt < retiresAt ? revokedAt : retiresAt;
  return revokedAt ?? retiresAt;
}
