import { createHmac } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

/**
 * Arguments that name a person. Each is whom something is done *to*; a new one is reviewed here, by hand. Nobody names
 * who acts: that is the token's alone to say.
 */
const PERSONS_ACTED_UPON = [
  'Mutation.conversationOpenWith input.memberId',
  'Mutation.memberBlock input.memberId',
  'Mutation.memberMute input.memberId',
  'Mutation.memberReinstate input.memberId',
  'Mutation.memberRoleGrant input.memberId',
  'Mutation.memberRoleRevoke input.memberId',
  'Mutation.memberSecondFactorReset input.memberId',
  'Mutation.memberSessionsEnd input.memberId',
  'Mutation.memberSuspend input.memberId',
  'Mutation.memberTitleSet input.memberId',
  'Mutation.memberTrustPin input.memberId',
  'Mutation.memberTrustUnpin input.memberId',
  'Mutation.memberUnblock input.memberId',
  'Mutation.memberUnmute input.memberId',
  'Mutation.spaceAccessGrant input.memberId',
  'Mutation.spaceAccessRevoke input.memberId',
  'Query.memberTrustChanges memberId',
];
const NAMES_A_PERSON =
  /member|account|author|(?<!f)actor|user|person|viewer|subject|onbehalf|impersonat|\bas$|actas|sudo/i;

describe('acting as somebody else', () => {
  let forum: Forum;
  let community: TestCommunity;
  let admin: TestMember;
  let customer: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    admin = await forum.make.member(community, { role: 'admin', isOperator: true });
    customer = await forum.make.member(community);
    const space = await forum.make.space(community);
    const opened = await forum.graphql<{ threadOpen: { thread: { id: string } } }>(
      `mutation ($space: ID!) { threadOpen(input: { spaceId: $space, title: "Un titre", body: "Un texte.",
         idempotencyKey: "a-thread" }) { thread { id } } }`,
      { space: space.id },
      { community: community.slug, cookie: admin.cookie },
    );
    threadId = opened.data.threadOpen.thread.id;
  });
  afterAll(() => forum.stop());

  it('is no argument of any operation', () => {
    const { schema } = forum.server.app.get(GraphQLSchemaHost);
    const found: string[] = [];
    for (const root of [schema.getQueryType(), schema.getMutationType()])
      for (const field of Object.values(root?.getFields() ?? {}))
        for (const argument of field.args) walk(`${root?.name}.${field.name}`, argument.name, argument.type);

    function walk(operation: string, path: string, type: Parameters<typeof getNamedType>[0]): void {
      const named = getNamedType(type);
      if (NAMES_A_PERSON.test(path.split('.').at(-1) ?? '')) found.push(`${operation} ${path}`);
      if (!isInputObjectType(named)) return;
      for (const field of Object.values(named.getFields()))
        walk(operation, `${path}.${field.name}`, field.type);
    }
    expect(found.sort()).toEqual(PERSONS_ACTED_UPON);
  });

  it('is no header, no query parameter and no part of a body, for an operator’s full session either', async () => {
    const tries: Record<string, string>[] = [
      { 'x-act-as': customer.id },
      { 'x-user-id': customer.accountId },
      { 'x-parvis-member': customer.id },
      { 'x-forwarded-user': customer.id },
      { 'x-impersonate': customer.id },
    ];
    for (const headers of tries) {
      const viewer = await forum.graphql<{ viewer: { member: { id: string } } }>(
        '{ viewer { member { id } } }',
        { memberId: customer.id, actor: customer.id },
        { community: `${community.slug}`, cookie: admin.cookie, headers },
      );
      expect(viewer.data.viewer.member.id).toBe(admin.id);
    }
    const written = await forum.graphql(
      `mutation ($thread: ID!, $author: ID!) { postReply(input: { threadId: $thread, body: "Moi.",
         idempotencyKey: "key-reply", authorId: $author }) { post { id } } }`,
      { thread: threadId, author: customer.id },
      { community: community.slug, cookie: admin.cookie },
    );
    expect(written.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is no use of a widget token: it is always its own bearer’s', async () => {
    const issued = await forum.graphql<{ widgetTokenIssue: { member: { id: string } } }>(
      'mutation { widgetTokenIssue { member { id } } }',
      {},
      { community: community.slug, cookie: admin.cookie },
    );
    expect(issued.data.widgetTokenIssue.member.id).toBe(admin.id);
  });

  it('is nothing that a brand’s token can say: its subject is a customer, never a member or an account known here', async () => {
    const key = await forum.graphql<{ ssoKeyCreate: { ssoKey: { kid: string }; secret: string } }>(
      `mutation { ssoKeyCreate(input: { label: "Site", algorithm: HS256 }) { ssoKey { kid } secret userErrors { code } } }`,
      {},
      { community: community.slug, cookie: admin.cookie },
    );
    const { secret, ssoKey: created } = key.data.ssoKeyCreate;
    for (const subject of [admin.id, admin.accountId, customer.id]) {
      const now = Math.floor(Date.now() / 1_000);
      const token = signed(secret, created.kid, {
        iss: 'brand',
        aud: community.slug,
        sub: subject,
        iat: now,
        exp: now + 120,
        jti: `jti-${subject}`,
        name: 'Quelqu’un',
        act: { sub: admin.id },
        member_id: admin.id,
        account_id: admin.accountId,
        role: 'admin',
      });
      const answer = await forum.graphql<{
        ssoSignIn: { token: string; member: { id: string; badge: string | null } };
      }>(
        'mutation ($token: String!) { ssoSignIn(input: { token: $token }) { token member { id badge } userErrors { code } } }',
        { token },
        { community: community.slug },
      );
      const { member, token: bearer } = answer.data.ssoSignIn;
      expect([admin.id, customer.id]).not.toContain(member.id);
      expect(member.badge).toBeNull();
      const viewer = await forum.graphql<{ viewer: { permissions: string[]; account: null } }>(
        '{ viewer { permissions account { id } } }',
        {},
        { community: community.slug, token: bearer },
      );
      expect(viewer.data.viewer).toEqual({
        permissions: ['forum.read', 'post.reply', 'thread.open'],
        account: null,
      });
    }
  });
});

function signed(secret: string, kid: string, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'forum-sso+jwt', kid })}.${part(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}
