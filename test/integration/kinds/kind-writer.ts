import { Writer } from '../discussion/operations.js';

/** A thread as these tests ask for it. */
export interface KindThread {
  id: string;
  seq: number;
  isLocked: boolean;
  viewerCanAccept: boolean;
  viewerAlsoAsks: boolean;
  viewerHasVoted: boolean;
  acceptedAnswer: { id: string } | null;
  extras: {
    question: { alsoAskCount: number; accepted: { postId: string; isByAuthor: boolean } | null } | null;
    idea: {
      status: string;
      voteCount: number;
      mergedCount: number;
      mergedIntoId: string | null;
      note: string | null;
    } | null;
  } | null;
}

export const KIND_THREAD = `id seq isLocked viewerCanAccept viewerAlsoAsks viewerHasVoted acceptedAnswer { id }
  extras { question { alsoAskCount accepted { postId isByAuthor } }
    idea { status voteCount mergedCount mergedIntoId note } }`;

/** Asks and changes what the kinds of spaces add to threads. */
export class KindWriter extends Writer {
  /** The code of the refusal, or empty. */
  async change(name: string, input: Record<string, unknown>): Promise<string> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await this.ask<Record<string, { userErrors: { code: string }[] }> | null>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { thread { id } userErrors { code } } }`,
      { input },
    );
    return data?.[name]?.userErrors[0]?.code ?? errors[0]?.extensions.code ?? '';
  }

  async thread(id: string): Promise<KindThread | null> {
    const { data } = await this.ask<{ thread: KindThread | null }>(
      `query ($id: ID!) { thread(id: $id) { ${KIND_THREAD} } }`,
      { id },
    );
    return data.thread;
  }

  async list(field: string): Promise<{ ids: string[]; next: string | null }> {
    const { data, errors } = await this.ask<
      Record<
        string,
        { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
      >
    >(`query { list: ${field} { edges { node { id } } pageInfo { endCursor hasNextPage } } }`);
    const page = data?.list;
    if (!page) throw new Error(JSON.stringify(errors));
    return {
      ids: page.edges.map(({ node }) => node.id),
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    };
  }
}
