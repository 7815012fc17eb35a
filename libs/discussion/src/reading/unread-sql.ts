/** Most that is counted: one more than is told in full, so that front ends write "99+". */
export const MOST_COUNTED = 100;

/** Posts that are looked at, the newest of a thread, to find those that count. */
const MOST_LOOKED_AT = 1_000;
/** How long a thread that the member has never opened is new. */
const NEW_FOR = "interval '30 days'";

/**
 * What stands between a member, $5, and `thread t`: how far he has read (`r`), his levels for the thread, its space and
 * its author (`ft`, `fs`, `fa`), the instant before which all counts as read (`floor`): he joined, or marked all as read.
 */
export const VIEWER_OF_THREAD = `JOIN member me ON me.id = $5
  LEFT JOIN thread_read r ON r.member_id = $5 AND r.thread_id = t.id
  LEFT JOIN follow ft ON ft.target_id = t.id AND ft.member_id = $5
  LEFT JOIN follow fs ON fs.target_id = t.space_id AND fs.member_id = $5
  LEFT JOIN follow fa ON fa.target_id = t.author_id AND fa.member_id = $5
  CROSS JOIN LATERAL (SELECT GREATEST(me.joined_at, max(k.marked_at)) AS at FROM read_mark k
    WHERE k.member_id = $5 AND k.space_id IN (t.space_id, t.community_id)) floor`;

/** Of whom the member, $5, wants to hear nothing: put before a statement that counts. */
export const IGNORED = `ignored AS MATERIALIZED (
    SELECT other_id AS id FROM member_relation WHERE member_id = $5
    UNION ALL SELECT target_id FROM follow WHERE member_id = $5 AND kind = 'member' AND level = 'muted')`;

/** The thread's own level; else a mute of its space or author; else the closest of these. As FollowAudience has it. */
export const LEVEL = `CASE WHEN ft.level IS NOT NULL THEN ft.level
    WHEN fs.level = 'muted' OR fa.level = 'muted' THEN 'muted'
    WHEN fs.level = 'watching' OR fa.level = 'watching' THEN 'watching'
    WHEN fs.level = 'tracking' OR fa.level = 'tracking' THEN 'tracking'
    WHEN fs.level = 'watching_first' THEN 'watching_first' ELSE 'normal' END`;

/** Never opened by the member, and opened by another since he came, or marked all as read, at most 30 days ago. */
export const IS_NEW = `(r.thread_id IS NULL AND t.author_id <> $5 AND t.created_at > floor.at
    AND t.created_at > now() - ${NEW_FOR} AND ${LEVEL} <> 'muted' AND t.author_id NOT IN (SELECT id FROM ignored))`;

/** The thread is one whose posts count: the member has been there, follows it, or it is new. */
const COUNTS = `(${LEVEL} <> 'muted' AND (r.thread_id IS NOT NULL OR ${LEVEL} IN ('tracking', 'watching') OR ${IS_NEW}))`;

/** A post that counts, of `post p`. */
const UNREAD_POST = `p.author_id <> $5 AND p.published_at > floor.at AND p.author_id NOT IN (SELECT id FROM ignored)`;

/** Unread posts, up to `most`; read from the newest on in post_unread alone. */
export const unreadCount = (
  most: number,
): string => `CASE WHEN t.seq > COALESCE(r.last_read_seq, 0) AND ${COUNTS} THEN
    (SELECT count(*)::int FROM (SELECT 1 FROM (SELECT author_id, published_at FROM post
        WHERE thread_id = t.id AND state = 'published' AND seq > COALESCE(r.last_read_seq, 0)
        ORDER BY seq DESC LIMIT ${MOST_LOOKED_AT}) p
      WHERE ${UNREAD_POST} LIMIT ${most}) counted) ELSE 0 END`;

/** Id and place of the first unread post: one ordered walk of post_unread. */
export const FIRST_UNREAD = `SELECT p.id, p.seq::int FROM post p
    WHERE p.thread_id = t.id AND p.state = 'published' AND p.seq > COALESCE(r.last_read_seq, 0) AND ${UNREAD_POST}
    ORDER BY p.seq LIMIT 1`;
