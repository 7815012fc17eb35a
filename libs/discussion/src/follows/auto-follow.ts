/**
 * Makes an author follow the thread he wrote in, unless he chose otherwise, of this thread or of all: begins with what
 * stands for the row (id, community, member, thread, level), from a relation that has a row where he wrote. A thread that
 * is followed already stays as it is.
 */
export const autoFollow = (
  row: { id: string; community: string; member: string; thread: string; level: string },
  from: string,
): string => `INSERT INTO follow (id, community_id, member_id, kind, target_id, level, is_chosen)
  SELECT ${row.id}, ${row.community}, ${row.member}, 'thread', ${row.thread}, ${row.level}, false ${from}
  WHERE NOT EXISTS (SELECT 1 FROM member_preference c WHERE c.member_id = ${row.member} AND NOT c.follows_own_threads)
  ON CONFLICT (target_id, member_id) WHERE target_id IS NOT NULL DO NOTHING`;
