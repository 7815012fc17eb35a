import { randomUUID } from 'node:crypto';
import type { Forum, GraphqlAnswer, TestCommunity, TestMember } from '#test-support';
import { Writer } from './operations.js';

/** What an operation on a thread answered. */
export interface ThreadOutcome {
  thread: OrganisedThread | null;
  code: string;
  field: string | null;
  retryAfterSeconds: number | null;
}

/** A thread as these tests look at it. */
export interface OrganisedThread {
  id: string;
  seq: number;
  title: string;
  replyCount: number;
  space: { id: string };
  extras: Record<string, unknown> | null;
}

export const THREAD =
  'id seq title replyCount space { id } extras { tags pinnedIn pinnedUntil isFeatured slowModeSeconds }';

/** Someone who puts threads in order, or tries to. */
export class Organiser extends Writer {
  static member(forum: Forum, { slug }: TestCommunity, { token }: TestMember): Organiser {
    return new Organiser(forum, { community: slug, token });
  }

  static staff(forum: Forum, { slug }: TestCommunity, { cookie }: TestMember): Organiser {
    return new Organiser(forum, { community: slug, cookie });
  }

  /** Runs `threadX(input)`. */
  async does(operation: string, input: Record<string, unknown>): Promise<ThreadOutcome> {
    const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
    const { data, errors } = await this.ask<
      Record<string, { thread: OrganisedThread | null; userErrors: Refusal[] }>
    >(
      `mutation ($input: ${type}!) {
        ${operation}(input: $input) { thread { ${THREAD} } userErrors { code field retryAfterSeconds } } }`,
      { input },
    );
    const payload = data?.[operation];
    const [refusal] = payload?.userErrors ?? [];
    return {
      thread: payload?.thread ?? null,
      code: refusal?.code ?? errors[0]?.extensions.code ?? '',
      field: refusal?.field ?? null,
      retryAfterSeconds: refusal?.retryAfterSeconds ?? null,
    };
  }

  async split(
    threadId: string,
    postIds: readonly string[],
    more: Record<string, unknown> = {},
  ): Promise<ThreadOutcome> {
    const input = {
      threadId,
      postIds,
      title: 'Split off',
      reason: 'Another subject',
      idempotencyKey: randomUUID(),
    };
    return this.does('threadSplit', { ...input, ...more });
  }

  async thread(id: string): Promise<OrganisedThread | null> {
    const { data } = await this.ask<{ thread: OrganisedThread | null }>(
      `query ($id: ID!) { thread(id: $id) { ${THREAD} } }`,
      { id },
    );
    return data.thread;
  }

  /** Ids of a whole list, read in pages. */
  async list(filter: string, pageSize = 50): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors }: GraphqlAnswer<ThreadList> = await this.ask<ThreadList>(
        `query ($first: Int!, $after: String) { threads(first: $first, after: $after ${filter ? `, ${filter}` : ''}) {
          edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { first: pageSize, after },
      );
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      ids.push(...data.threads.edges.map(({ node }) => node.id));
      if (!data.threads.pageInfo.hasNextPage) return ids;
      after = data.threads.pageInfo.endCursor;
    }
  }

  async tags(startingWith = ''): Promise<Record<string, number>> {
    const { data } = await this.ask<{ tags: { name: string; threadCount: number }[] }>(
      'query ($startingWith: String) { tags(startingWith: $startingWith) { name threadCount } }',
      { startingWith },
    );
    return Object.fromEntries(data.tags.map(({ name, threadCount }) => [name, threadCount]));
  }

  /** Runs `tagX(input)`; answers the tag, or why not. */
  async tag(
    operation: string,
    input: Record<string, unknown>,
  ): Promise<{ id: string; name: string; threadCount: number; code: string }> {
    const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
    const { data, errors } = await this.ask<
      Record<string, { tag: { id: string; name: string; threadCount: number } | null; userErrors: Refusal[] }>
    >(
      `mutation ($input: ${type}!) { ${operation}(input: $input) { tag { id name threadCount } userErrors { code } } }`,
      {
        input,
      },
    );
    const payload = data?.[operation];
    const code = payload?.userErrors[0]?.code ?? errors[0]?.extensions.code ?? '';
    return { ...(payload?.tag ?? { id: '', name: '', threadCount: -1 }), code };
  }
}

interface Refusal {
  code: string;
  field: string | null;
  retryAfterSeconds: number | null;
}

interface ThreadList {
  threads: {
    edges: { node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
