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

  it('stays an endpoint for programs', async () => {
    const query = encodeURIComponent('{ viewer { kind } }');
    const response = await fetch(`${forum.url}/graphql?query=${query}`, {
      headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { viewer: { kind: 'ANONYMOUS' } } });
  });
});
