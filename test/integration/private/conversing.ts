import { randomUUID } from 'node:crypto';
import type { Forum, TestCommunity, TestMember, TestSpace } from '#test-support';
import { Organiser } from '../discussion/organising.js';

/** A thread in a list of conversations. */
export interface ListedConversation {
  id: string;
  title: string;
  conversation: { member: { id: string; displayName: string }; awaitsBrand: boolean } | null;
}

const LISTED = 'id title conversation { member { id displayName } awaitsBrand }';

/** Somebody who writes in private, or tries to read what others did. */
export class Converser extends Organiser {
  static of(forum: Forum, { slug }: TestCommunity, { cookie }: TestMember): Converser {
    return new Converser(forum, { community: slug, cookie });
  }

  /** `conversationOpen`, or with `memberId` `conversationOpenWith`. */
  async writes(
    input: Record<string, unknown> = {},
  ): Promise<{ threadId: string; postId: string; state: string; code: string; field: string | null }> {
    const operation = 'memberId' in input ? 'conversationOpenWith' : 'conversationOpen';
    const { data, errors } = await this.ask<
      Record<
        string,
        {
          thread: { id: string } | null;
          post: { id: string; state: string } | null;
          userErrors: { code: string; field: string | null }[];
        }
      >
    >(
      `mutation ($input: C${operation.slice(1)}Input!) { ${operation}(input: $input) {
         thread { id } post { id state } userErrors { code field } } }`,
      {
        input: {
          title: 'Ma commande 4512',
          body: `Entre nous, ${randomUUID()}.`,
          idempotencyKey: randomUUID(),
          ...input,
        },
      },
    );
    const payload = data?.[operation];
    const [refusal] = payload?.userErrors ?? [];
    return {
      threadId: payload?.thread?.id ?? '',
      postId: payload?.post?.id ?? '',
      state: payload?.post?.state ?? '',
      code: refusal?.code ?? errors[0]?.extensions.code ?? '',
      field: refusal?.field ?? null,
    };
  }

  /** The viewer's own, page by page. */
  async own(pageSize = 50): Promise<ListedConversation[]> {
    return this.pages('conversations', '', pageSize);
  }

  /** All of the brand's, page by page; throws the code of a refusal. */
  async all(filter = '', pageSize = 50): Promise<ListedConversation[]> {
    return this.pages('brandConversations', filter, pageSize);
  }

  private async pages(field: string, filter: string, pageSize: number): Promise<ListedConversation[]> {
    const found: ListedConversation[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors }: Awaited<ReturnType<typeof this.ask<Lists>>> = await this.ask<Lists>(
        `query ($first: Int!, $after: String) { ${field}(first: $first, after: $after${filter && `, ${filter}`}) {
          edges { node { ${LISTED} } } pageInfo { hasNextPage endCursor } } }`,
        { first: pageSize, after },
      );
      if (errors[0]) throw new Error(errors[0].extensions.code);
      const page = data[field] as Lists[string];
      found.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) return found;
      after = page.pageInfo.endCursor;
    }
  }
}

type Lists = Record<
  string,
  { edges: { node: ListedConversation }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
>;

/** A brand that takes private messages, Marie, and everybody who is none of the two sides. */
export interface PrivateScene {
  brand: TestCommunity;
  space: TestSpace;
  marie: TestMember;
  other: TestMember;
  moderator: TestMember;
  /** Moderates the open space alone. */
  local: TestMember;
  analyst: TestMember;
  admin: TestMember;
  /** Of another brand. */
  neighbour: TestMember;
}

/** Sets the scene. */
export async function privateScene(
  forum: Forum,
  settings: { newcomerPostThreshold: number } = { newcomerPostThreshold: 0 },
): Promise<PrivateScene> {
  const brand = await forum.make.community(settings);
  await offer(forum, brand);
  const space = await forum.make.space(brand);
  const theirs = await forum.make.community();
  return {
    brand,
    space,
    marie: await forum.make.member(brand, { displayName: 'Marie' }),
    other: await forum.make.member(brand, { displayName: 'Autre' }),
    moderator: await forum.make.member(brand, { role: 'moderator', displayName: 'Léa du support' }),
    local: await forum.make.member(brand, { role: 'moderator', roleSpaceId: space.id }),
    analyst: await forum.make.member(brand, { role: 'analyst' }),
    admin: await forum.make.member(brand, { role: 'admin' }),
    neighbour: await forum.make.member(theirs, { role: 'admin' }),
  };
}

/** Says that members may write to the brand alone. */
export async function offer(forum: Forum, { id }: TestCommunity): Promise<void> {
  await forum.database.query('UPDATE community SET offers_conversations = true WHERE id = $1', [id]);
}
