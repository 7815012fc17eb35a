import { randomUUID } from 'node:crypto';
import type { AskedDocument, Forum, GraphqlAnswer, RequestIdentity, TestSpace } from '#test-support';

/** A post as these tests ask for it. */
export interface PostAnswer {
  id: string;
  threadId: string;
  parentId: string | null;
  seq: number | null;
  changeSeq: number | null;
  depth: number;
  state: string;
  bodyHtml: string;
  revisionNumber: number;
  sha256: string;
  viewerCanEdit: boolean;
  viewerCanWithdraw: boolean;
  moderationNote: string | null;
}

/** A refusal or a post. */
export interface PostOutcome {
  post: PostAnswer | null;
  code: string;
}

export const POST = `id threadId parentId seq changeSeq depth state bodyHtml revisionNumber sha256 viewerCanEdit
  viewerCanWithdraw moderationNote`;

type Input = Record<string, unknown>;

/** The operations of the room, as one person of one community sends them. */
export class Writer {
  constructor(
    private readonly forum: Forum,
    private readonly identity: RequestIdentity,
  ) {}

  ask<Data = Record<string, unknown>>(
    query: AskedDocument,
    variables: Input = {},
  ): Promise<GraphqlAnswer<Data>> {
    return this.forum.graphql<Data>(query, variables, this.identity);
  }

  async open(space: TestSpace, input: Input = {}): Promise<PostOutcome & { threadId: string | null }> {
    const answer = await this.ask<{
      threadOpen: { thread: { id: string } | null; post: PostAnswer | null; userErrors: { code: string }[] };
    }>(
      `mutation ($input: ThreadOpenInput!) {
        threadOpen(input: $input) { thread { id } post { ${POST} } userErrors { code } }
      }`,
      {
        input: {
          spaceId: space.id,
          title: 'A title',
          body: 'A text',
          idempotencyKey: randomUUID(),
          ...input,
        },
      },
    );
    const payload = answer.data?.threadOpen;
    return {
      post: payload?.post ?? null,
      threadId: payload?.thread?.id ?? null,
      code: payload?.userErrors[0]?.code ?? answer.errors[0]?.extensions.code ?? '',
    };
  }

  async reply(threadId: string, input: Input = {}): Promise<PostOutcome> {
    return this.mutate('postReply', 'PostReplyInput', {
      threadId,
      body: 'A reply',
      idempotencyKey: randomUUID(),
      ...input,
    });
  }

  async edit(post: PostAnswer, body: string, expectedRevision = post.revisionNumber): Promise<PostOutcome> {
    return this.mutate('postEdit', 'PostEditInput', { postId: post.id, body, expectedRevision });
  }

  async withdraw(postId: string): Promise<PostOutcome> {
    return this.mutate('postWithdraw', 'PostWithdrawInput', { postId });
  }

  async source(id: string): Promise<string[] | null> {
    const { data } = await this.ask<{ postSource: { revisions: { body: string }[] } | null }>(
      'query ($id: ID!) { postSource(id: $id) { revisions { body number sha256 format } } }',
      { id },
    );
    return data.postSource?.revisions.map(({ body }) => body) ?? null;
  }

  async posts(threadId: string, args = 'first: 100'): Promise<PostAnswer[] | null> {
    const { data } = await this.ask<{ thread: { posts: { edges: { node: PostAnswer }[] } } | null }>(
      `query ($id: ID!) { thread(id: $id) { posts(${args}) { edges { node { ${POST} } } } } }`,
      { id: threadId },
    );
    return data.thread?.posts.edges.map(({ node }) => node) ?? null;
  }

  private async mutate(name: string, type: string, input: Input): Promise<PostOutcome> {
    const answer = await this.ask<
      Record<string, { post: PostAnswer | null; userErrors: { code: string }[] }>
    >(`mutation ($input: ${type}!) { ${name}(input: $input) { post { ${POST} } userErrors { code } } }`, {
      input,
    });
    const payload = answer.data?.[name];
    return {
      post: payload?.post ?? null,
      code: payload?.userErrors[0]?.code ?? answer.errors[0]?.extensions.code ?? '',
    };
  }
}

/** The post of an outcome that must not be a refusal. */
export function requirePost(outcome: PostOutcome): PostAnswer {
  if (!outcome.post) throw new Error(`refused: ${outcome.code}`);
  return outcome.post;
}
