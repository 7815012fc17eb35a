import type { fr } from './fr/index.js';

/** A text, or its forms by grammatical number, chosen on `count`. */
export type Message = string | { readonly one: string; readonly other: string };

type Messages = typeof fr;

/** Name of a text. */
export type MessageKey = keyof Messages;

/** What a language must provide: every key, with plural forms where the reference has them. */
export type Catalogue = {
  readonly [K in MessageKey]: Messages[K] extends string
    ? string
    : { readonly one: string; readonly other: string };
};

type Holes<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;

/** Names of the holes of a text, plural or not. */
export type HolesOf<K extends MessageKey> = Messages[K] extends string
  ? Holes<Messages[K]>
  : Holes<Messages[K][keyof Messages[K]]> | 'count';

/** Arguments of `t` after the key: nothing for a text without holes, else one value per hole. */
export type Values<K extends MessageKey> = [HolesOf<K>] extends [never]
  ? []
  : [values: { readonly [N in HolesOf<K>]: string | number }];

/** Locales the console speaks. */
export type ConsoleLocale = 'fr' | 'en';
