import { type Forum, startForum } from '#test-support';

describe('/graphql in a browser', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum();
  });
  afterAll(() => forum.stop());

  it('tells a person how to call it, with the whole schema', async () => {
    const response = await fetch(`${forum.url}/graphql`, { headers: { accept: 'text/html,*/*' } });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('type Mutation {');
    expect(page).not.toContain('<slug>');
  });

  it('says what may be asked, and by whom', async () => {
    const closed = await startForum({ config: { isGraphqlOpen: false } });
    const pageOf = async ({ url }: Forum) =>
      (await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })).text();
    expect(await pageOf(forum)).toContain('of anybody’s own writing are taken');
    expect(await pageOf(closed)).toContain('Bearer pvk_');
    expect(await pageOf(closed)).toContain('1500 units');
    await closed.stop();
  });

  it('stays an endpoint for programs', async () => {
    const query = encodeURIComponent('{ viewer { kind } }');
    const response = await fetch(`${forum.url}/graphql?query=${query}`, {
      headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { viewer: { kind: 'ANONYMOUS' } } });
  });
});
