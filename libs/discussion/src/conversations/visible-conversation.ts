import { MEMBER_SEES_SPACE, VISIBLE_SPACE } from '#community';

/**
 * The rule of which threads an actor may look at: a condition on `thread t` in `space s` and on the parameters of
 * `spaceAudience`. Whoever may enter the space; of a conversation, the one member whom it is with as well. Of every other
 * thread this costs what VISIBLE_SPACE costs: nothing more is looked up.
 */
export const VISIBLE_THREAD = `((${VISIBLE_SPACE})
  OR (s.community_id = $1 AND s.holds_conversations AND t.private_with = $5))`;

/** The same rule for many members at once: a condition on `thread t`, `space s` and `member m`. */
export const MEMBER_SEES_THREAD = `((${MEMBER_SEES_SPACE})
  OR (s.community_id = m.community_id AND s.holds_conversations AND t.private_with = m.id))`;
