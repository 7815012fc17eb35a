import {
  type Forum,
  openThread,
  reply,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { getPage } from './page.js';

describe('hosted pages of a member', () => {
  let forum: Forum;
  let community: TestCommunity;
  let space: TestSpace;
  let author: TestMember;
  let reader: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    community = await forum.make.community();
    space = await forum.make.space(community);
    reader = await forum.make.member(community);
    author = await forum.make.member(community);
    const by = { member: author, community, space };
    ({ threadId } = await openThread(forum, by, { title: 'Un sujet', body: 'Le mot mirabelle.' }));
  });
  afterAll(() => forum.stop());

  const page = async (path: string, member: TestMember | null, language = 'fr') =>
    (
      await getPage(`${forum.url}/c/${community.slug}${path}`, {
        language,
        ...(member ? { cookie: member.cookie } : {}),
      })
    ).html;
  const ask = (query: string, variables: object) =>
    forum.graphql(query, { ...variables }, { community: community.slug, token: reader.token });

  it('mark in lists what is new and how much is unread, and nothing for guests', async () => {
    for (const path of ['', `/s/${space.slug}`]) {
      expect(await page(path, reader)).toContain('>Nouveau</span>');
      expect(await page(path, reader, 'en')).toContain('>New</span>');
      expect(await page(path, null)).not.toMatch(/>Nouveau<|nouveaux?<\/span>/);
    }
    await ask(
      'mutation ($id: ID!) { threadRead(input: { threadId: $id, upToSeq: 1, seconds: 0 }) { lastReadSeq } }',
      {
        id: threadId,
      },
    );
    await reply(forum, { member: author, community }, { threadId, body: 'Encore un.' });
    await reply(forum, { member: author, community }, { threadId, body: 'Et un autre.' });
    expect(await page('', reader)).toContain('>2\u00a0nouveaux</span>');
    expect(await page('', reader, 'en')).toContain('>2\u00a0new</span>');
    expect(await page('', null)).not.toContain('nouveaux');
  });

  it('fold away posts of who is blocked, for that member alone', async () => {
    await ask('mutation ($id: ID!) { memberBlock(input: { memberId: $id }) { userErrors { code } } }', {
      id: author.id,
    });
    const folded = await page(`/t/${threadId}`, reader);
    expect(folded.match(/<details>/g)).toHaveLength(3);
    expect(folded).toContain('Message d’un membre que vous avez bloqué ou masqué');
    expect(folded).toContain('mirabelle');
    for (const member of [author, null]) {
      const plain = await page(`/t/${threadId}`, member);
      expect(plain).toContain('mirabelle');
      expect(plain).not.toContain('<details>');
    }
  });
});
