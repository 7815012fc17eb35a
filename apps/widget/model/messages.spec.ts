import { texts as listEn } from './i18n/list.en.js';
import { texts as listFr } from './i18n/list.fr.js';
import { texts as moreEn } from './i18n/more.en.js';
import { texts as moreFr } from './i18n/more.fr.js';
import { texts as readEn } from './i18n/read.en.js';
import { texts as readFr } from './i18n/read.fr.js';
import { texts as writeEn } from './i18n/write.en.js';
import { texts as writeFr } from './i18n/write.fr.js';
import { translator, type Message } from './messages.js';

const fr: Record<string, Message> = { ...readFr, ...moreFr, ...listFr, ...writeFr };
const en: Record<string, Message> = { ...readEn, ...moreEn, ...listEn, ...writeEn };
const forms = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const values = (message: Message) =>
  forms(message).map((form) => [...form.matchAll(/\{\w+\}/g)].map(String).sort());

describe('texts', () => {
  it('use the same values in both languages', () => {
    for (const [key, message] of Object.entries(fr))
      expect([key, values(en[key] ?? '')]).toEqual([key, values(message)]);
  });

  it('never use one key for two texts', () => {
    const keys = [readFr, moreFr, listFr, writeFr].flatMap((part) => Object.keys(part));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('follow French typography: narrow no-break spaces, curly apostrophes, real ellipses', () => {
    for (const text of Object.values(fr).flatMap(forms)) {
      expect(text).not.toMatch(/[^\u202f][;:!?»]/u);
      expect(text).not.toMatch(/['"]|\.\.\./);
    }
  });

  it('choose the plural as each language does', () => {
    const french = translator(fr, 'fr');
    const english = translator(en, 'en');
    expect(french('newMessages', { n: 0 })).toBe('0 nouveau message');
    expect(french('newMessages', { n: 3 })).toBe('3 nouveaux messages');
    expect(french('newMessages', { n: 1_000_000 })).toBe('1\u202f000\u202f000 nouveaux messages');
    expect(english('newMessages', { n: 0 })).toBe('0 new messages');
    expect(english('newMessages', { n: 1 })).toBe('1 new message');
  });

  it('put a value in as it is', () => {
    expect(translator(fr, 'fr')('inReplyTo', { name: '$& <b>' })).toBe('en réponse à $& <b>');
  });
});
