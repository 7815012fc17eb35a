import type { AttachKey } from '../model/i18n/attach.fr.js';
import type { CraftKey } from '../model/i18n/craft.fr.js';
import type { KindKey } from '../model/i18n/kinds.fr.js';
import type { ListKey } from '../model/i18n/list.fr.js';
import type { MediaKey } from '../model/i18n/media.fr.js';
import type { MovedKey } from '../model/i18n/moved.fr.js';
import type { MoreKey } from '../model/i18n/more.fr.js';
import type { QuotesKey } from '../model/i18n/quotes.fr.js';
import type { PeopleKey } from '../model/i18n/people.fr.js';
import type { TalkKey } from '../model/i18n/talk.fr.js';
import type { ReachKey } from '../model/i18n/reach.fr.js';
import type { ReadingKey } from '../model/i18n/reading.fr.js';
import type { PollKey } from '../model/i18n/polls.fr.js';
import type { ReviewKey } from '../model/i18n/reviews.fr.js';
import type { ReactionKey } from '../model/i18n/reactions.fr.js';
import type { NoticesKey } from '../model/i18n/notices.fr.js';
import type { OfficialKey } from '../model/i18n/official.fr.js';
import type { SlowKey } from '../model/i18n/slow.fr.js';
import type { PrivateKey } from '../model/i18n/private.fr.js';
import type { ReadKey } from '../model/i18n/read.fr.js';
import type { WriteKey } from '../model/i18n/write.fr.js';
import { translator, type Message, type Translate } from '../model/messages.js';

/** Every text of the widget. */
export type TextKey =
  | ReadKey
  | MoreKey
  | ListKey
  | WriteKey
  | ReadingKey
  | PeopleKey
  | AttachKey
  | MediaKey
  | ReactionKey
  | PollKey
  | CraftKey
  | QuotesKey
  | NoticesKey
  | ReviewKey
  | SlowKey
  | MovedKey
  | PrivateKey
  | OfficialKey
  | KindKey
  | ReachKey
  | TalkKey;

/** The texts of one part of the widget, which come with it. */
export type Part = Record<'fr' | 'en', () => Promise<{ texts: Partial<Record<TextKey, Message>> }>>;

export const READ: Part = {
  fr: () => import('../model/i18n/read.fr.js'),
  en: () => import('../model/i18n/read.en.js'),
};
export const MORE: Part = {
  fr: () => import('../model/i18n/more.fr.js'),
  en: () => import('../model/i18n/more.en.js'),
};
export const LIST: Part = {
  fr: () => import('../model/i18n/list.fr.js'),
  en: () => import('../model/i18n/list.en.js'),
};

export const OFFICIAL: Part = {
  fr: () => import('../model/i18n/official.fr.js'),
  en: () => import('../model/i18n/official.en.js'),
};

/** The language spoken, and its texts as far as they are loaded. */
export class Language {
  code: 'fr' | 'en' = 'en';
  t!: Translate<TextKey>;
  #texts = {} as Record<TextKey, Message>;
  readonly #parts = new Set<Part>();

  /** French for any French, else English. Loads again the parts that were there. */
  async speak(wanted: string): Promise<void> {
    this.code = /^fr\b/i.test(wanted) ? 'fr' : 'en';
    this.#texts = {} as Record<TextKey, Message>;
    this.t = translator(this.#texts, this.code);
    await Promise.all([...this.#parts].map((part) => this.load(part)));
  }

  async load(part: Part): Promise<void> {
    this.#parts.add(part);
    const texts = this.#texts;
    Object.assign(texts, (await part[this.code]()).texts);
  }
}
