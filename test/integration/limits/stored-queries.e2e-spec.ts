import { GraphQLSchemaHost } from '@nestjs/graphql';
import { pageCosts, type TrustedDocument, TrustedDocuments } from '#api';
import type { Forum, TestCommunity, TestSpace } from '#test-support';
import { parse } from 'graphql';
import { newAddress, passedBefore429, startLimitedForum } from './limited-forum.js';

/** Points that a guest has in these tests; 100 units each. */
const POINTS = 4;

function storedQuery(name: string): TrustedDocument {
  const found = new TrustedDocuments().all.find((each) => each.id.startsWith('g') && each.name === name);
  if (!found) throw new Error(`No stored query is called ${name}.`);
  return found;
}

describe('limits on stored queries', () => {
  const list = storedQuery('ThreadList');
  let forum: Forum;
  let community: TestCommunity;
  let space: TestSpace;
  /** The largest page that costs what a guest may spend. */
  let affordable: number;

  beforeAll(async () => {
    forum = await startLimitedForum(`guest=${POINTS}/60,member=${POINTS}/60`);
    community = await forum.make.community();
    const { schema } = forum.server.app.get(GraphQLSchemaHost, { strict: false });
    const costOf = pageCosts(schema, parse(list.text));
    affordable = 1;
    while (costOf({ first: affordable + 1 }) <= POINTS * 100) affordable += 1;
    expect(affordable).toBeLessThan(100);
  });
  afterAll(() => forum.stop());
  // A space of its own has every test ask what no other has had made.
  beforeEach(async () => {
    space = await forum.make.space(community);
  });

  const get = (address: string, first: number, headers: Record<string, string> = {}): Promise<Response> => {
    const variables = JSON.stringify({ spaceId: space.id, first });
    const query = new URLSearchParams({ community: community.slug, variables });
    return fetch(`${forum.url}/graphql/${list.id}?${query}`, {
      headers: { 'x-forwarded-for': address, ...headers },
    });
  };
  const post = (address: string, first: number): Promise<Response> =>
    fetch(`${forum.url}/graphql?community=${community.slug}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ documentId: list.id, variables: { spaceId: space.id, first } }),
    });

  it('count what an answer that has to be made may cost, as for every other operation', async () => {
    for (const ask of [get, post]) {
      expect((await ask(newAddress(), affordable)).status).toBe(200);
      const refused = await ask(newAddress(), affordable + 1);
      const { errors } = (await refused.json()) as {
        errors: { extensions: { code: string; retryAfterSeconds?: number } }[];
      };
      expect([refused.status, errors[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it('leave nothing of a refused answer behind', async () => {
    for (let count = 0; count < 2; count += 1)
      expect((await get(newAddress(), affordable + 1)).status).toBe(429);
  });

  it('count a kept answer as one request', async () => {
    const [maker, reader] = [newAddress(), newAddress()];
    expect((await get(maker, affordable)).status).toBe(200);
    expect((await get(maker, affordable)).status).toBe(429);
    expect(await passedBefore429(() => get(reader, affordable), 10)).toBe(POINTS);
  });

  it('count by person who is signed in, since nothing is kept for them', async () => {
    const member = await forum.make.member(community);
    const headers = { authorization: `Bearer ${member.token}` };
    expect((await get(newAddress(), affordable, headers)).status).toBe(200);
    expect((await get(newAddress(), 1, headers)).status).toBe(429);
  });
});
