import { randomUUID } from 'node:crypto';
import {
  type Forum,
  type GraphqlAnswer,
  type RequestIdentity,
  type TestCommunity,
  type TestMember,
  TestSocket,
  type TestSpace,
  waitFor,
} from '#test-support';

/** A refusal as the API answers it. */
export interface Refusal {
  code: string;
  message: string;
  field: string | null;
}

/** A case as the tests look at it. */
export interface CaseView {
  id: string;
  state: string;
  version: number;
  post: { id: string; state: string };
}

/** A community with one public space, and the words to tell stories about it. */
export class ModerationStory {
  private beacon: Promise<{ threadId: string; socket: TestSocket }> | null = null;

  constructor(
    readonly forum: Forum,
    readonly community: TestCommunity,
    readonly space: TestSpace,
  ) {}

  static async begin(forum: Forum): Promise<ModerationStory> {
    const community = await forum.make.community();
    return new ModerationStory(forum, community, await forum.make.space(community));
  }

  asMember(member: TestMember): RequestIdentity {
    return { community: this.community.slug, token: member.token };
  }

  asStaff(member: TestMember): RequestIdentity {
    return { community: this.community.slug, cookie: member.cookie };
  }

  async openThread(author: TestMember, given: { body?: string; space?: TestSpace } = {}): Promise<string> {
    const input = {
      spaceId: (given.space ?? this.space).id,
      title: 'Ma lampe clignote',
      body: given.body ?? 'Depuis hier soir.',
      idempotencyKey: randomUUID(),
    };
    const answer = await this.forum.graphql<{ threadOpen: { thread: { id: string } } }>(
      `mutation ($input: ThreadOpenInput!) { threadOpen(input: $input) { thread { id } userErrors { code } } }`,
      { input },
      this.asMember(author),
    );
    return answer.data.threadOpen.thread.id;
  }

  /** Opens a thread and answers once every socket could have heard of it: what sockets get later is later news. */
  async openToldThread(
    author: TestMember,
    given: { body?: string; space?: TestSpace } = {},
  ): Promise<string> {
    const threadId = await this.openThread(author, given);
    this.beacon ??= this.lightBeacon(author);
    const beacon = await this.beacon;
    // News are told in order: once the beacon's has come, so has everything before it.
    const { seq } = await this.reply(author, beacon.threadId, `Balise ${randomUUID()}`);
    await beacon.socket.next('thread:event', (frame) => frame.s === seq);
    return threadId;
  }

  private async lightBeacon(author: TestMember): Promise<{ threadId: string; socket: TestSocket }> {
    const threadId = await this.openThread(author, { body: 'Balise' });
    const socket = await TestSocket.open(this.forum.url, { community: this.community.slug });
    await socket.ask('thread:join', { thread: threadId });
    return { threadId, socket };
  }

  async reply(
    author: TestMember,
    threadId: string,
    body: string,
  ): Promise<{ id: string; state: string; seq: number | null }> {
    const answer = await this.forum.graphql<{
      postReply: { post: { id: string; state: string; seq: number | null } };
    }>(
      `mutation ($input: PostReplyInput!) { postReply(input: $input) { post { id state seq } userErrors { code } } }`,
      { input: { threadId, body, idempotencyKey: randomUUID() } },
      this.asMember(author),
    );
    return answer.data.postReply.post;
  }

  /** A reply with a link by a newcomer of its own: held. */
  async holdOne(threadId: string): Promise<{ author: TestMember; postId: string; caseId: string }> {
    const author = await this.forum.make.member(this.community);
    const post = await this.reply(author, threadId, 'Voyez https://example.com/offre');
    return { author, postId: post.id, caseId: await this.caseOf(post.id) };
  }

  /** Waits for the case of a held post. */
  async caseOf(postId: string): Promise<string> {
    const found = await waitFor('a case', async () => {
      const rows = await this.forum.database.query<{ id: string }>(
        'SELECT id FROM moderation_case WHERE post_id = $1',
        [postId],
      );
      return rows[0];
    });
    return found.id;
  }

  async decide(
    moderator: TestMember,
    input: { caseId: string; version?: number; verdict: string; reasonCode: string; reasonText: string },
  ): Promise<GraphqlAnswer<{ caseDecide: { case: CaseView | null; userErrors: Refusal[] } }>> {
    return this.forum.graphql(
      `mutation ($input: CaseDecideInput!) {
         caseDecide(input: $input) { case { id state version post { id state } } userErrors { code message field } } }`,
      { input: { version: 1, ...input } },
      this.asStaff(moderator),
    );
  }

  async approve(moderator: TestMember, caseId: string) {
    return this.decide(moderator, {
      caseId,
      verdict: 'APPROVE',
      reasonCode: 'OK_ON_TOPIC',
      reasonText: 'Utile.',
    });
  }

  async reject(moderator: TestMember, caseId: string, reasonText = 'C’est de la publicité.') {
    return this.decide(moderator, { caseId, verdict: 'REJECT', reasonCode: 'SPAM', reasonText });
  }

  async postIds(threadId: string, identity: RequestIdentity): Promise<string[]> {
    const answer = await this.forum.graphql<{
      thread: { posts: { edges: { node: { id: string } }[] } } | null;
    }>(
      `query ($id: ID!) { thread(id: $id) { posts(first: 100) { edges { node { id } } } } }`,
      { id: threadId },
      identity,
    );
    return answer.data.thread?.posts.edges.map(({ node }) => node.id) ?? [];
  }

  /** Open cases as the queue's counter has them, and as they are. */
  async counts(): Promise<{ counter: number; recount: number }> {
    const [row] = await this.forum.database.query<{ counter: number; recount: number }>(
      `SELECT COALESCE((SELECT open_count FROM moderation_queue WHERE community_id = $1), 0) AS counter,
              (SELECT count(*)::int FROM moderation_case WHERE community_id = $1 AND state = 'open') AS recount`,
      [this.community.id],
    );
    return row as { counter: number; recount: number };
  }
}
