import { randomUUID } from 'node:crypto';
import type { TestCommunity, TestMember, TestSpace } from './factories.js';
import type { Forum } from './forum.js';

/** A post as a test wrote it through the API. */
export interface WrittenPost {
  id: string;
  threadId: string;
  sha256: string;
  state: string;
}

/** Opens a thread as a member would. Throws where the forum refuses. */
export async function openThread(
  forum: Pick<Forum, 'graphql'>,
  by: { member: TestMember; community: TestCommunity; space: TestSpace },
  text: { title: string; body: string },
): Promise<WrittenPost> {
  const { data, errors } = await forum.graphql<{
    threadOpen: { post: WrittenPost | null; userErrors: { code: string }[] };
  }>(
    `mutation ($input: ThreadOpenInput!) {
       threadOpen(input: $input) { post { id threadId sha256 state } userErrors { code } }
     }`,
    { input: { spaceId: by.space.id, ...text, idempotencyKey: randomUUID() } },
    { community: by.community.slug, token: by.member.token },
  );
  const post = data?.threadOpen.post;
  if (!post)
    throw new Error(
      `threadOpen refused: ${JSON.stringify(errors.length ? errors : data.threadOpen.userErrors)}`,
    );
  return post;
}

/** Replies as a member would. Throws where the forum refuses. */
export async function reply(
  forum: Pick<Forum, 'graphql'>,
  by: { member: TestMember; community: TestCommunity },
  text: { threadId: string; body: string },
): Promise<WrittenPost> {
  const { data, errors } = await forum.graphql<{
    postReply: { post: WrittenPost | null; userErrors: { code: string }[] };
  }>(
    `mutation ($input: PostReplyInput!) {
       postReply(input: $input) { post { id threadId sha256 state } userErrors { code } }
     }`,
    { input: { ...text, idempotencyKey: randomUUID() } },
    { community: by.community.slug, token: by.member.token },
  );
  const post = data?.postReply.post;
  if (!post)
    throw new Error(
      `postReply refused: ${JSON.stringify(errors.length ? errors : data.postReply.userErrors)}`,
    );
  return post;
}

/** Resolves once every consumer has digested all that was recorded before. */
export async function settle(forum: Pick<Forum, 'database'>): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [row] = await forum.database.query<{ behind: number }>(
      `SELECT count(*)::int AS behind FROM fact_cursor c CROSS JOIN (SELECT tx, id FROM fact ORDER BY tx DESC, id DESC LIMIT 1) f
       WHERE (c.tx, c.id) < (f.tx, f.id)`,
    );
    if (row?.behind === 0) return;
    if (Date.now() > deadline) throw new Error('The consumers did not catch up.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
