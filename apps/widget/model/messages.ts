/** One text, or its plural forms; `{name}` marks a value. */
export type Message = string | { one: string; other: string };

/** Texts by key, in one language. */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, Message>>;

/** Values of a text; `n` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Looks a text up and fills it in. */
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string;

/** Numbers are written as the language writes them; French counts 0 as singular, which PluralRules knows. */
export function translator<Key extends string>(catalogue: Catalogue<Key>, lang: string): Translate<Key> {
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  return (key, values = {}) => {
    const message = catalogue[key] ?? '';
    const form =
      typeof message === 'string'
        ? message
        : plural.select(Number(values.n)) === 'one'
          ? message.one
          : message.other;
    return form.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}
