import {
  type Forum,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';

const OPEN = `mutation ($input: ThreadOpenInput!) {
  threadOpen(input: $input) { thread { id } userErrors { code } }
}`;

describe('an operation that takes too long', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: TestMember;

  beforeAll(async () => {
    // The deadline is what ends the statement, not the statement's own limit.
    forum = await startForum({ config: { statementTimeoutMs: 60_000 } });
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    member = await forum.make.member(brand);
  });
  afterAll(() => forum.stop());

  /** Runs `work` while nobody can read or write a table. */
  async function whileLocked<Result>(table: string, work: () => Promise<Result>): Promise<Result> {
    return forum.database.transaction(async (tx) => {
      await tx.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      return work();
    });
  }

  const waiting = async (): Promise<number> => {
    const [row] = await forum.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'`,
    );
    return row?.count ?? -1;
  };

  it('is ended after five seconds, in the database too', async () => {
    const startedAt = performance.now();
    await whileLocked('thread', async () => {
      const answer = forum.graphql('{ threads { edges { cursor } } }', {}, { community: brand.slug });
      await waitFor('the statement to wait', async () => (await waiting()) === 1);
      expect((await answer).errors[0]?.extensions.code).toBe('DEADLINE_EXCEEDED');
      expect(performance.now() - startedAt).toBeGreaterThan(4_900);
      expect(performance.now() - startedAt).toBeLessThan(8_000);
      await waitFor('the statement to end', async () => (await waiting()) === 0);
    });
    const after = await forum.graphql('{ threads { edges { cursor } } }', {}, { community: brand.slug });
    expect(after.errors).toEqual([]);
  });

  it('changes nothing', async () => {
    const input = { spaceId: space.id, title: 'Late', body: 'Late', idempotencyKey: crypto.randomUUID() };
    const identity = { community: brand.slug, token: member.token };
    const late = await whileLocked('fact', () => forum.graphql(OPEN, { input }, identity));
    expect(late.errors[0]?.extensions.code).toBe('DEADLINE_EXCEEDED');
    const [row] = await forum.database.query<{ count: number }>('SELECT count(*)::int AS count FROM thread');
    expect(row?.count).toBe(0);
    // The same message, sent again, arrives.
    const again = await forum.graphql<{ threadOpen: { userErrors: unknown[] } }>(OPEN, { input }, identity);
    expect(again.data.threadOpen.userErrors).toEqual([]);
  });
});
