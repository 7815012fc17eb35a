import type { Message } from '../messages.js';

/** Help for who writes, in French: formatting, names, drafts, quotes, history. */
export const texts = {
  formatting: 'Mise en forme',
  bold: 'Gras',
  italic: 'Italique',
  link: 'Lien',
  list: 'Liste',
  quoteBlock: 'Citation',
  code: 'Code',
  names: 'Membres',
  namesFound: { one: '{n} membre. Flèches pour choisir.', other: '{n} membres. Flèches pour choisir.' },
  draftSaved: 'Brouillon enregistré',
  draftNotSaved: 'Brouillon non enregistré',
  draftDiscard: 'Effacer le brouillon',
  draftElsewhere: 'Un autre appareil a enregistré un autre brouillon\u202f:',
  draftTake: 'Prendre celui-là',
  draftKeep: 'Garder le mien',
  quote: 'Citer',
  quoteName: 'Citer {name}',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type CraftKey = keyof typeof texts;
