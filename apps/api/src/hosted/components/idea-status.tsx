import type { IdeaStatusName } from '#protocol';
import type { PageContext } from '../page-context.js';
import { Icon, type IconName } from './icon.js';

/** The outline of each status: the words beside it say the same. */
export const STATUS_ICONS: Readonly<Record<IdeaStatusName, IconName>> = {
  PROPOSED: 'bulb',
  UNDER_REVIEW: 'eye',
  PLANNED: 'calendar',
  IN_PROGRESS: 'progress',
  SHIPPED: 'check',
  DECLINED: 'ban',
};

/** Where an idea stands. */
export function IdeaStatus({ status, t }: { status: IdeaStatusName; t: PageContext['t'] }) {
  return (
    <span class={`tag status status-${status.toLowerCase()}`}>
      <Icon name={STATUS_ICONS[status]} />
      {t.kinds.statuses[status]}
    </span>
  );
}
