import type { MoreKey } from '../model/i18n/more.fr.js';
import type { ReadKey } from '../model/i18n/read.fr.js';
import type { WriteKey } from '../model/i18n/write.fr.js';
import { translator, type Message, type Translate } from '../model/messages.js';

/** Every text of the widget. */
export type TextKey = ReadKey | MoreKey | WriteKey;

/** Texts come with the part that shows them. */
const PARTS = {
  read: {
    fr: async () => (await import('../model/i18n/read.fr.js')).readFr,
    en: async () => (await import('../model/i18n/read.en.js')).readEn,
  },
  more: {
    fr: async () => (await import('../model/i18n/more.fr.js')).moreFr,
    en: async () => (await import('../model/i18n/more.en.js')).moreEn,
  },
  write: {
    fr: async () => (await import('../model/i18n/write.fr.js')).writeFr,
    en: async () => (await import('../model/i18n/write.en.js')).writeEn,
  },
};

/** The language spoken, and its texts as far as they are loaded. */
export class Language {
  code: 'fr' | 'en' = 'en';
  t!: Translate<TextKey>;
  #texts = {} as Record<TextKey, Message>;
  readonly #parts = new Set<keyof typeof PARTS>();

  /** French for any French, else English. Loads again the parts that were there. */
  async speak(wanted: string): Promise<void> {
    this.code = /^fr\b/i.test(wanted) ? 'fr' : 'en';
    this.#texts = {} as Record<TextKey, Message>;
    this.t = translator(this.#texts, this.code);
    await Promise.all([...this.#parts].map((part) => this.load(part)));
  }

  async load(part: keyof typeof PARTS): Promise<void> {
    this.#parts.add(part);
    const texts = this.#texts;
    Object.assign(texts, await PARTS[part][this.code]());
  }
}
