/** The one statement behind each kind of page: what any forum on these tables has to ask at least. */
export const RAW_STATEMENTS = {
  threadPage: {
    name: 'raw_thread_page',
    text: `SELECT p.id, p.seq::int, p.body_html, p.created_at, m.id AS author_id, m.display_name
      FROM post p JOIN member m ON m.id = p.author_id
      WHERE p.thread_id = $1 AND p.seq > $2 ORDER BY p.seq LIMIT 20`,
  },
  latest: {
    name: 'raw_latest',
    text: `SELECT t.id, t.title, t.reply_count, t.last_activity_at, m.id AS author_id, m.display_name
      FROM thread t JOIN member m ON m.id = t.author_id
      WHERE t.community_id = $1 AND t.state = 'published' ORDER BY t.last_activity_at DESC, t.id DESC LIMIT 20`,
  },
  /** One durable statement: a place in the thread, and the text. */
  reply: {
    name: 'raw_reply',
    text: `WITH place AS (UPDATE raw_thread SET seq = seq + 1, reply_count = reply_count + 1 WHERE id = $1 RETURNING id, seq)
      INSERT INTO raw_post (id, thread_id, seq, author_id, body, created_at)
      SELECT gen_random_uuid(), id, seq, $2, $3, now() FROM place RETURNING id, seq::int`,
  },
  /** Words in the index, best first, with what a list shows. */
  search: {
    name: 'raw_search',
    text: `SELECT d.post_id, d.title, d.text, d.published_at, m.display_name,
        ts_rank(d.vector, q.query) AS rank
      FROM (SELECT $2::tsquery AS query) q
      JOIN search_document d ON d.vector @@ q.query AND d.community_id = $1
      JOIN post p ON p.id = d.post_id JOIN member m ON m.id = p.author_id
      ORDER BY rank DESC, d.post_id LIMIT 20`,
  },
} as const;

/** Tables of the bare reply: a thread's clock, its posts, nothing else. */
export const RAW_TABLES = `
  CREATE TABLE raw_thread (id uuid PRIMARY KEY, seq bigint NOT NULL DEFAULT 0, reply_count integer NOT NULL DEFAULT 0);
  CREATE TABLE raw_post (
    id uuid PRIMARY KEY, thread_id uuid NOT NULL REFERENCES raw_thread, seq bigint NOT NULL, author_id uuid NOT NULL,
    body text NOT NULL, created_at timestamptz NOT NULL, UNIQUE (thread_id, seq));
`;
