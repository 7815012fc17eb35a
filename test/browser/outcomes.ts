import { randomUUID } from 'node:crypto';
import type { Forum } from '#test-support';
import { SignJWT } from 'jose';
import type { Page } from 'playwright-core';

/** The demo's community. */
const SLUG = 'maison-lumen';

/** What the session of a person's browser is answered. */
async function ask<Data>(forum: Forum, page: Page, query: string, variables: object = {}): Promise<Data> {
  const [cookie] = await page.context().cookies();
  const identity = { community: SLUG, cookie: `${cookie?.name}=${cookie?.value}` };
  return (await forum.graphql<Data>(query, { ...variables }, identity)).data;
}

/** Names of the spaces that a signed-in person sees. */
export async function spacesOf(forum: Forum, page: Page): Promise<string[]> {
  const { spaces } = await ask<{ spaces: { name: string }[] }>(forum, page, '{ spaces { name } }');
  return spaces.map(({ name }) => name);
}

/** Replies with a signed-in person's session; answers the codes of the refusals. */
export async function replyAs(forum: Forum, page: Page): Promise<string[]> {
  const { threads } = await ask<{ threads: { edges: { node: { id: string } }[] } }>(
    forum,
    page,
    '{ threads(first: 1) { edges { node { id } } } }',
  );
  const input = {
    threadId: threads.edges[0]?.node.id,
    body: `Bonsoir. ${randomUUID()}`,
    idempotencyKey: randomUUID(),
  };
  const answer = await ask<{ postReply: { userErrors: { code: string }[] } } | null>(
    forum,
    page,
    'mutation ($input: PostReplyInput!) { postReply(input: $input) { userErrors { code } } }',
    { input },
  );
  return answer?.postReply.userErrors.map(({ code }) => code) ?? ['FORBIDDEN'];
}

/** Roles of a member as they are stored, with the space of those that have one. */
export async function rolesOf(forum: Forum, name: string): Promise<string[]> {
  const rows = await forum.database.query<{ role: string }>(
    `SELECT concat(r.role, ' in ' || s.slug) AS role FROM member_role r JOIN member m ON m.id = r.member_id
     LEFT JOIN space s ON s.id = r.space_id WHERE m.display_name = $1 ORDER BY 1`,
    [name],
  );
  return rows.map(({ role }) => role);
}

/** Signs a customer in by a token of the brand's server, made as the console's sample says. */
export async function ssoSignIn(forum: Forum, secret: string, kid = ''): Promise<unknown> {
  const token = await new SignJWT({ name: 'Anouk Perrin' })
    .setProtectedHeader({ alg: 'HS256', kid, typ: 'forum-sso+jwt' })
    .setAudience(SLUG)
    .setSubject('client-anouk')
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('2m')
    .sign(new TextEncoder().encode(secret));
  const { data } = await forum.graphql<{ ssoSignIn: unknown }>(
    `mutation ($token: String!) { ssoSignIn(input: { token: $token }) { member { displayName } userErrors { code } } }`,
    { token },
    { community: SLUG },
  );
  return data.ssoSignIn;
}

/** Lets no worker take an export, as on a busy day. */
export async function keepExportsWaiting(forum: Forum): Promise<void> {
  await forum.database.query(`
    CREATE FUNCTION hold_exports() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NEW.run_at := now() + interval '1 hour'; RETURN NEW; END $$`);
  await forum.database.query(`
    CREATE TRIGGER hold_exports BEFORE INSERT ON graphile_worker._private_jobs
      FOR EACH ROW WHEN (NEW.key LIKE 'verbatims.export/%') EXECUTE FUNCTION hold_exports()`);
}
