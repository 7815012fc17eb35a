import type { Message } from '../messages.js';
import type { CraftKey } from './craft.fr.js';

/** Help for who writes, in English. */
export const texts: Record<CraftKey, Message> = {
  formatting: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  list: 'List',
  quoteBlock: 'Quotation',
  code: 'Code',
  names: 'Members',
  namesFound: { one: '{n} member. Arrows to choose.', other: '{n} members. Arrows to choose.' },
  draftSaved: 'Draft saved',
  draftNotSaved: 'Draft not saved',
  draftDiscard: 'Discard draft',
  draftElsewhere: 'Another device saved another draft:',
  draftTake: 'Take that one',
  draftKeep: 'Keep mine',
  quote: 'Quote',
  quoteName: 'Quote {name}',
};
