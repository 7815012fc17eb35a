import type { DemoCommunity } from '../content.types.js';
import { lumenAnnouncements } from './announcements.js';
import { lumenArrivals } from './arrivals.js';
import { lumenEnglish } from './english.js';
import { lumenIdeas } from './ideas.js';
import { lumenInteriors } from './interiors.js';
import { lumenMembersOnly } from './members-only.js';
import { lumenPeople } from './people.js';
import { lumenQuestions } from './questions.js';
import { lumenReviews } from './reviews.js';
import { lumenSpaces } from './spaces.js';
import { lumenTags } from './tags.js';

/** A maker of lamps and its customers. */
export const maisonLumen: DemoCommunity = {
  slug: 'maison-lumen',
  name: 'Maison Lumen',
  description: 'Le coin des gens qui choisissent leur lumière : vos pièces, vos questions, vos idées.',
  locales: ['fr', 'en'],
  accent: '#b4531a',
  admin: 'elise',
  moderator: 'nadia',
  spaces: lumenSpaces,
  people: lumenPeople,
  tags: lumenTags,
  threads: [
    ...lumenInteriors,
    ...lumenQuestions,
    ...lumenIdeas,
    ...lumenReviews,
    ...lumenAnnouncements,
    ...lumenEnglish,
    ...lumenMembersOnly,
  ],
  arrivals: lumenArrivals,
  access: { 'cercle-testeurs': ['claire', 'hugo', 'maelle'] },
};
