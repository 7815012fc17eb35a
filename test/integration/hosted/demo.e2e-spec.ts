import { seedDemo } from '#server';
import { type Forum, startForum } from '#test-support';
import { getPage } from './page.js';

const TABLES = ['community', 'space', 'account', 'member', 'member_role', 'space_access', 'sso_key'];
const WRITTEN = ['thread', 'post', 'revision', 'moderation_case', 'decision'];
const MADE_OF_IT = [
  'question_asker',
  'accepted_answer',
  'idea_vote',
  'idea_move',
  'review',
  'review_helpful',
  'announcement',
  'poll',
  'poll_ballot',
  'reaction',
  'thread_tag',
];

describe('the demo', () => {
  let forum: Forum;

  async function counts(): Promise<Record<string, number>> {
    const entries = [...TABLES, ...WRITTEN, ...MADE_OF_IT].map(async (table) => {
      const [row] = await forum.database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table}`,
      );
      return [table, row?.count ?? 0] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  beforeAll(async () => {
    forum = await startForum();
    await seedDemo(forum.server.app, { brandOrigin: 'http://localhost:9' });
  }, 60_000);

  afterAll(() => forum?.stop());

  it('opens two brands with people, threads, and decided and waiting messages', async () => {
    const found = await counts();
    expect(found).toMatchObject({ community: 2, decision: 2, moderation_case: 5 });
    expect(found.thread).toBeGreaterThanOrEqual(24);
    expect(found.post).toBeGreaterThanOrEqual(150);
    const page = await getPage(`${forum.url}/c/maison-lumen`, { language: 'fr' });
    expect(page.html).toContain('La Nacre au-dessus de la table');
    expect(page.html).not.toContain('Prototype Gabian II');
  });

  it('shows a space of each kind, and what people made of its threads', async () => {
    const kinds = await forum.database.query<{ kind: string }>(
      'SELECT DISTINCT kind FROM space ORDER BY kind',
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'announcements',
      'discussion',
      'ideas',
      'questions',
      'reviews',
    ]);
    const found = await counts();
    for (const table of MADE_OF_IT) expect([table, found[table] ?? 0]).not.toEqual([table, 0]);
    const text = async (path: string) =>
      (await getPage(`${forum.url}/c/maison-lumen/${path}`, { language: 'fr' })).html;
    expect(await text('s/idees-envies/roadmap')).toContain('Vendre les abat-jour seuls');
    expect(await text('s/lampes-notees')).toContain('Lucine');
    expect(await text('s/nouvelles-atelier')).toContain('Réparer avant l’hiver');
    expect(await text('s/nouvelles-atelier')).not.toContain('retard d’un rouleau');
  });

  it('spreads what was written over the months before, in the order it was written', async () => {
    const [span] = await forum.database.query<{ days: number; disorder: number; future: number }>(
      `SELECT extract(day FROM max(published_at) - min(published_at))::int AS days,
         (SELECT count(*)::int FROM post a JOIN post b ON b.thread_id = a.thread_id AND b.seq > a.seq
           WHERE b.published_at < a.published_at) AS disorder,
         count(*) FILTER (WHERE published_at > now())::int AS future FROM post`,
    );
    expect(span?.days).toBeGreaterThan(90);
    expect(span).toMatchObject({ disorder: 0, future: 0 });
  });

  it('changes nothing when it is seeded again', async () => {
    const before = await counts();
    await seedDemo(forum.server.app, { brandOrigin: 'http://localhost:9' });
    expect(await counts()).toEqual(before);
  });

  it('completes a seeding that was cut short', async () => {
    const before = await counts();
    await forum.database.query(`UPDATE community SET description = '' WHERE slug = 'atelier-nord'`);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await seedDemo(forum.server.app, { brandOrigin: 'http://localhost:9' });
    expect(await counts()).toEqual(before);
  });
});
