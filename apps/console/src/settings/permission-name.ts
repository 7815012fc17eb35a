import { useCallback } from 'react';
import type { MessageKey } from '../i18n/catalogue.js';
import { useI18n } from '../i18n/i18n.js';

const KNOWN = {
  'forum.read': 'permission.forum.read',
  'thread.open': 'permission.thread.open',
  'post.reply': 'permission.post.reply',
  'thread.moderate': 'permission.thread.moderate',
  'case.read': 'permission.case.read',
  'case.decide': 'permission.case.decide',
  'member.read': 'permission.member.read',
  'member.sanction': 'permission.member.sanction',
  'space.manage': 'permission.space.manage',
  'space.read_all': 'permission.space.read_all',
  'verbatim.read': 'permission.verbatim.read',
  'verbatim.export': 'permission.verbatim.export',
  'community.configure': 'permission.community.configure',
} as const satisfies Record<string, MessageKey>;

/** Words for a permission; its own name for one that this console does not know yet. */
export function usePermissionName(): (name: string) => string {
  const { t } = useI18n();
  return useCallback(
    (name) => {
      const key = (KNOWN as Partial<Record<string, (typeof KNOWN)[keyof typeof KNOWN]>>)[name];
      return key ? t(key) : name;
    },
    [t],
  );
}

/** The permissions in the order of the list above, from reading to deciding; unknown ones last. */
export function inReadingOrder(names: readonly string[]): string[] {
  const order = Object.keys(KNOWN);
  const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.toSorted((a, b) => placeOf(a) - placeOf(b));
}
