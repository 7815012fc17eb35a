import { TestSocket } from '#test-support';
import { operationTable } from '../../support/operation-table.js';
import type { Asker } from './askers.js';
import { expectReviewed, type Shown } from './reviewed.js';
import { type Kind, type Place, PLACES } from './kinds-and-places.js';
import { blanked, makeWorld, type World } from './world.js';

/** Every address that names an object, and how its parts are called. The suite refuses a route it does not know. */
const ROUTES: Readonly<Record<string, { kind: Kind; address: (slug: string, name: string) => string }>> = {
  'GET /c/:community/tag/:tag': { kind: 'tagName', address: (slug, name) => `/c/${slug}/tag/${name}` },
  'GET /c/:community/s/:space': { kind: 'spaceSlug', address: (slug, name) => `/c/${slug}/s/${name}` },
  'GET /c/:community/s/:space/roadmap': {
    kind: 'spaceSlug',
    address: (slug, name) => `/c/${slug}/s/${name}/roadmap`,
  },
  'GET /c/:community/t/:thread': { kind: 'thread', address: (slug, name) => `/c/${slug}/t/${name}` },
  'GET /c/:community/t/:thread/p/:post': {
    kind: 'postPath',
    address: (slug, name) => `/c/${slug}/t/${name}`,
  },
  'GET /c/:community/members/:member': {
    kind: 'handle',
    address: (slug, name) => `/c/${slug}/members/${name}`,
  },
  'GET /c/:community/oidc/:provider': {
    kind: 'oidcProvider',
    address: (slug, name) => `/c/${slug}/oidc/${name}`,
  },
  'GET /c/:community/oidc/:provider/callback': {
    kind: 'oidcProvider',
    address: (slug, name) => `/c/${slug}/oidc/${name}/callback?state=x`,
  },
  'GET /c/:community/files/:id/:variant': {
    kind: 'filePath',
    address: (slug, name) => `/c/${slug}/files/${name}`,
  },
  'GET /exports/:id': { kind: 'export', address: (slug, name) => `/exports/${name}?community=${slug}` },
  'GET /exports/:id/seal': {
    kind: 'export',
    address: (slug, name) => `/exports/${name}/seal?community=${slug}`,
  },
};

/** Parameters that name no object of a community. */
const NO_OBJECT = new Set([':community', ':file']);

describe('every address and every room, for every role, at every place', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.forum.stop());

  it('knows what each address names', () => {
    const naming = Object.keys(operationTable(world.forum.server.app)).filter(
      (route) => route.includes('/') && (route.match(/:\w+/g) ?? []).some((name) => !NO_OBJECT.has(name)),
    );
    expect(naming.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('answers addresses as for what does not exist, except to the reviewed', async () => {
    const shown: Shown = {};
    for (const [route, { kind, address }] of Object.entries(ROUTES)) {
      shown[route] = await whoIsAnswered(kind, async (asker, name) => {
        const { community = '', cookie, token } = asker.identity;
        const response = await fetch(`${world.forum.url}${address(community, name)}`, {
          redirect: 'manual',
          headers: { ...(cookie ? { cookie } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
        });
        const headers = ['content-type', 'location', 'cache-control', 'etag'].map((key) =>
          response.headers.get(key),
        );
        return JSON.stringify([response.status, headers, withoutNonces(await response.text())]);
      });
    }
    await expectReviewed('addresses', shown);
  }, 120_000);

  it('lets nobody into a room, except the reviewed', async () => {
    const joins = await whoIsAnswered('thread', (asker, thread) => join(asker, 'thread:join', { thread }));
    const queue: Record<string, string[]> = {};
    for (const asker of world.askers) {
      if ((await join(asker, 'queue:join', {})).includes('"ok":true')) (queue.any ??= []).push(asker.role);
    }
    await expectReviewed('rooms', { 'thread:join': joins, 'queue:join': queue });
  }, 120_000);

  async function whoIsAnswered(
    kind: Kind,
    ask: (asker: Asker, name: string) => Promise<string>,
  ): Promise<Record<string, string[]>> {
    const told: Record<string, string[]> = {};
    for (const place of PLACES) {
      const common = place === 'own' ? null : await world.things.make(kind, place, nobody);
      for (const asker of world.askers) {
        const name = common ?? (await ownOf(kind, place, asker));
        if (!name) continue;
        const absent = world.things.absent(kind);
        const [there, nowhere] = [await ask(asker, name), await ask(asker, absent)];
        if (blanked(there, [name]) !== blanked(nowhere, [absent])) (told[place] ??= []).push(asker.role);
      }
    }
    return told;
  }

  function ownOf(kind: Kind, place: Place, asker: Asker): Promise<string | null> {
    return place === 'own' ? world.things.make(kind, place, asker) : Promise.resolve(null);
  }

  async function join(asker: Asker, room: string, request: object): Promise<string> {
    const { community = '', cookie, token } = asker.identity;
    const socket = await TestSocket.open(world.forum.url, {
      community,
      ...(token ? { token } : {}),
      ...(cookie ? { cookie, origin: world.forum.url } : {}),
    }).catch((error: Error) => error);
    if (socket instanceof Error) return socket.message;
    const answer = JSON.stringify(await socket.ask(room, request));
    socket.close();
    return answer;
  }
});

const nobody = { role: 'anonymous', identity: {} } as const;

function withoutNonces(page: string): string {
  return page.replace(/nonce="[^"]*"/g, 'nonce');
}
