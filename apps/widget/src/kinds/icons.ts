import type { IdeaStatusName } from '#protocol';
import { BAN } from '../ui/paths.js';

// Outlines from Tabler Icons (MIT).

export const CHECK = 'M5 12l5 5l10-10';
export const UP = 'M12 5v14M18 11l-6-6M6 11l6-6';
export const MERGE = 'M8 7l4-4l4 4M12 3v5.4a4 4 0 0 1-1.2 2.8L4 18M20 18l-5-5';
export const MAP = 'M3 7l6-3l6 3l6-3v13l-6 3l-6-3l-6 3zM9 4v13M15 7v13';

export const CALENDAR =
  'M4 7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM16 3v4M8 3v4M4 11h16';

/** The outline of each status, in the order of the road: the words beside it say the same. */
export const STATUS_ICONS: Readonly<Record<IdeaStatusName, string>> = {
  PROPOSED:
    'M3 12h1M12 3v1M20 12h1M5.6 5.6l.7.7M18.4 5.6l-.7.7M9 16a5 5 0 1 1 6 0a3.5 3.5 0 0 0-1 3a2 2 0 0 1-4 0a3.5 3.5 0 0 0-1-3M9.7 17h4.6',
  UNDER_REVIEW:
    'M10 12a2 2 0 1 0 4 0a2 2 0 0 0-4 0M21 12c-2.4 4-5.4 6-9 6s-6.6-2-9-6c2.4-4 5.4-6 9-6s6.6 2 9 6',
  PLANNED: CALENDAR,
  IN_PROGRESS: 'M12 3a9 9 0 1 1-9 9M3.6 8.3a9 9 0 0 1 1.8-2.7M7.5 4.2A9 9 0 0 1 9 3.5M12 8v4l3 2',
  SHIPPED: CHECK,
  DECLINED: BAN,
};
