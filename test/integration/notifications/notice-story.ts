import {
  type Forum,
  openThread,
  reply,
  settle,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  type WrittenPost,
} from '#test-support';

/** A line of the list, as these tests ask for it. */
export interface Line {
  id: string;
  kind: string;
  threadId: string;
  postId: string;
  postState: string;
  permalink: string;
  actorCount: number;
  unreadCount: number;
  latestId: string;
  thread: { title: string };
  actors: { id: string; displayName: string }[];
}

export interface Summary {
  unread: number;
  unseen: number;
}

export const NOTICES = `query ($first: Int, $after: String) { notices(first: $first, after: $after) {
  edges { cursor node { id kind threadId postId postState permalink actorCount unreadCount latestId
    thread { id title } actors { id displayName } } }
  pageInfo { hasNextPage endCursor } } }`;

const MARK = `mutation ($input: NoticesMarkReadInput!) { noticesMarkRead(input: $input) { summary { unread unseen }
  userErrors { code field } } }`;

/** A brand with one space, and what its members are told. */
export class NoticeStory {
  private constructor(
    readonly forum: Forum,
    readonly community: TestCommunity,
    readonly space: TestSpace,
  ) {}

  static async begin(forum: Forum, newcomerPostThreshold = 0): Promise<NoticeStory> {
    const community = await forum.make.community({ newcomerPostThreshold });
    return new NoticeStory(forum, community, await forum.make.space(community));
  }

  member(given: { displayName?: string; role?: 'moderator' } = {}): Promise<TestMember> {
    return this.forum.make.member(this.community, given);
  }

  opens(member: TestMember, space = this.space): Promise<WrittenPost> {
    const by = { member, community: this.community, space };
    return openThread(this.forum, by, {
      title: 'Ma lampe clignote',
      body: `Depuis hier soir, ${Math.random()}.`,
    });
  }

  replies(member: TestMember, threadId: string, body = `Moi aussi, ${Math.random()}.`): Promise<WrittenPost> {
    return reply(this.forum, { member, community: this.community }, { threadId, body });
  }

  ask<Data = Record<string, unknown>>(member: TestMember, query: string, variables: object = {}) {
    const identity = { community: this.community.slug, token: member.token };
    return this.forum.graphql<Data>(query, variables as Record<string, unknown>, identity);
  }

  /** The member's list, once everything is told. */
  async listOf(member: TestMember, page: { first?: number; after?: string } = {}): Promise<Line[]> {
    return (await this.pageOf(member, page)).edges.map(({ node }) => node);
  }

  async pageOf(member: TestMember, page: { first?: number; after?: string } = {}) {
    await settle(this.forum);
    const { data, errors } = await this.ask<{
      notices: { edges: { node: Line }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(member, NOTICES, page);
    expect(errors).toEqual([]);
    return data.notices;
  }

  async summaryOf(member: TestMember): Promise<Summary> {
    await settle(this.forum);
    const { data } = await this.ask<{ noticeSummary: Summary }>(
      member,
      '{ noticeSummary { unread unseen } }',
    );
    return data.noticeSummary;
  }

  async marks(member: TestMember, input: object): Promise<{ summary: Summary | null; userErrors: object[] }> {
    const { data } = await this.ask<{
      noticesMarkRead: { summary: Summary | null; userErrors: object[] };
    }>(member, MARK, { input });
    return data.noticesMarkRead;
  }

  /** What stands in the table for a member. */
  rowsOf(member: TestMember): Promise<{ kind: string }[]> {
    return this.forum.database.query('SELECT kind FROM notice WHERE member_id = $1 ORDER BY id', [member.id]);
  }
}
