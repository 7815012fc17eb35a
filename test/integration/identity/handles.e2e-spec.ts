import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

const CHANGE = `mutation ($handle: String!) {
  memberHandleChange(input: { handle: $handle }) { member { id handle } userErrors { code field } } }`;

interface Changed {
  memberHandleChange: {
    member: { id: string; handle: string } | null;
    userErrors: { code: string; field: string | null }[];
  };
}

describe('handles', () => {
  let forum: Forum;
  let brand: TestCommunity;
  beforeAll(async () => {
    forum = await startForum();
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    brand = await forum.make.community();
  });

  async function handleOf({ id }: { id: string }): Promise<string | undefined> {
    const [row] = await forum.database.query<{ handle: string }>('SELECT handle FROM member WHERE id = $1', [
      id,
    ]);
    return row?.handle;
  }

  async function change(member: TestMember, handle: string): Promise<string> {
    const { data, errors } = await forum.graphql<Changed>(
      CHANGE,
      { handle },
      { community: brand.slug, token: member.token },
    );
    const payload = data?.memberHandleChange;
    return payload?.userErrors[0]?.code ?? errors[0]?.extensions.code ?? payload?.member?.handle ?? '';
  }

  const named = (displayName: string) => forum.make.member(brand, { displayName });
  const release = (member: TestMember) =>
    forum.database.query(`UPDATE member SET handle_changed_at = now() - interval '31 days' WHERE id = $1`, [
      member.id,
    ]);

  it.each([
    ['Jeanne Dupont', 'jeanne.dupont'],
    ['Élodie  Ménétrier-Œuf', 'elodie.menetrier.oeuf'],
    ['Ｆｕｌｌ', 'full'],
    ['Łukasz Straße', 'lukasz.strasse'],
    ['山田', 'member'],
    ['🙂', 'member'],
    ['Admin', 'member'],
    ['A', 'member'],
    ['..Bob..', 'bob'],
    ['Marie-Antoinette de Habsbourg-Lorraine', 'marie.antoinette.de.habs'],
  ])('make %s %s', async (displayName, handle) => {
    expect(await handleOf(await named(displayName))).toBe(handle);
  });

  it('are numbered when taken, whatever the names they come from', async () => {
    const members = [];
    for (const name of ['Jean', 'Jean', 'Jean2', 'Jean', 'JEAN']) members.push(await named(name));
    const handles = await Promise.all(members.map(handleOf));
    expect(handles).toEqual(['jean', 'jean2', 'jean2.3', 'jean4', 'jean5']);
  });

  it('are one each for thirty who come at once under one name', async () => {
    const members = await Promise.all(Array.from({ length: 30 }, () => named('Camille')));
    expect(new Set(await Promise.all(members.map(handleOf))).size).toBe(30);
  });

  it('are a matter of one community', async () => {
    const neighbour = await forum.make.community();
    await named('Jeanne');
    expect(await handleOf(await forum.make.member(neighbour, { displayName: 'Jeanne' }))).toBe('jeanne');
  });

  it('come with every way of becoming a member, and a sign-in that finds its member takes no number', async () => {
    const subject = randomUUID();
    const insert = `INSERT INTO member (id, community_id, sso_subject, display_name, joined_at)
      VALUES (gen_random_uuid(), $1, $2, 'Dominique', now()) ON CONFLICT DO NOTHING RETURNING handle`;
    expect(await forum.database.query(insert, [brand.id, subject])).toEqual([{ handle: 'dominique' }]);
    for (let count = 0; count < 3; count += 1)
      expect(await forum.database.query(insert, [brand.id, subject])).toEqual([]);
    expect(await handleOf(await named('Dominique'))).toBe('dominique2');
  });

  it('are shown of members, and of the viewer', async () => {
    const member = await named('Zoé');
    const { data } = await forum.graphql(
      '{ viewer { member { handle } } }',
      {},
      { community: brand.slug, token: member.token },
    );
    expect(data).toEqual({ viewer: { member: { handle: 'zoe' } } });
  });

  describe('of one’s own choice', () => {
    it('are taken in small letters, once in thirty days', async () => {
      const member = await named('Paul');
      expect(await change(member, '@Paul_Le-Grand')).toBe('paul_le-grand');
      expect(await change(member, 'paul_le-grand')).toBe('paul_le-grand');
      expect(await change(member, 'petit.paul')).toBe('HANDLE_CHANGED_RECENTLY');
      await release(member);
      expect(await change(member, 'petit.paul')).toBe('petit.paul');
    });

    it.each([
      ['a', 'HANDLE_INVALID'],
      ['a b', 'HANDLE_INVALID'],
      ['é.clair', 'HANDLE_INVALID'],
      ['admin', 'HANDLE_RESERVED'],
      ['a.d-m_in2', 'HANDLE_RESERVED'],
      ['support', 'HANDLE_RESERVED'],
    ])('are refused where they are %s', async (handle, code) => {
      const member = await named('Luc');
      expect(await change(member, handle)).toBe(code);
      expect(await handleOf(member)).toBe('luc');
    });

    it('are not the brand’s own name', async () => {
      expect(await change(await named('Luc'), brand.slug)).toBe('HANDLE_RESERVED');
    });

    it('are not another’s, nor what was another’s, and can be one’s own again', async () => {
      const [anna, other] = [await named('Anna'), await named('Other')];
      expect(await change(other, 'anna')).toBe('HANDLE_TAKEN');
      expect(await change(anna, 'anna.k')).toBe('anna.k');
      expect(await change(other, 'anna')).toBe('HANDLE_TAKEN');
      expect(await handleOf(await named('Anna'))).toBe('anna2');
      await release(anna);
      expect(await change(anna, 'anna')).toBe('anna');
    });

    it('go to one of ten who want it at once', async () => {
      const members = await Promise.all(Array.from({ length: 10 }, (_, index) => named(`W ${index}`)));
      const outcomes = await Promise.all(members.map((member) => change(member, 'wanted')));
      expect(outcomes.filter((outcome) => outcome === 'wanted')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'HANDLE_TAKEN')).toHaveLength(9);
    });

    it('are not for who is suspended or not signed in', async () => {
      const member = await named('Sam');
      await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [member.id]);
      expect(await change(member, 'sam.two')).toBe('FORBIDDEN');
      expect(await change({ ...member, token: undefined as never }, 'sam.two')).toBe('UNAUTHENTICATED');
    });
  });

  it('stay out of reach for 90 days after their member has gone', async () => {
    const { id } = await named('Gone');
    await forum.database.query('DELETE FROM session WHERE member_id = $1', [id]);
    await forum.database.query('DELETE FROM member WHERE id = $1', [id]);
    const other = await named('Other');
    expect(await change(other, 'gone')).toBe('HANDLE_TAKEN');
    await forum.database.query(
      `UPDATE former_handle SET left_at = now() - interval '91 days' WHERE member_id = $1`,
      [id],
    );
    await forum.database.query(`DELETE FROM former_handle f WHERE f.left_at < now() - interval '90 days'
      AND NOT EXISTS (SELECT 1 FROM member m WHERE m.id = f.member_id)`);
    expect(await change(other, 'gone')).toBe('gone');
  });
});
