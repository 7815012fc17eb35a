import type { DemoCommunity } from '../content.types.js';
import { nordThreads } from './threads.js';

/** A maker of furniture: the second brand of the install, strictly apart from the first. */
export const atelierNord: DemoCommunity = {
  slug: 'atelier-nord',
  name: 'Atelier Nord',
  description: 'Tables, bancs et bibliothèques en frêne : montage, entretien, et la vie avec.',
  locales: ['fr', 'en'],
  accent: '#2f6b5b',
  admin: 'sixtine',
  moderator: 'sixtine',
  spaces: [
    {
      slug: 'le-bois-et-vous',
      name: 'Le bois et vous',
      description: 'Entretien, réparation, patine.',
      visibility: 'public',
    },
    {
      slug: 'montage',
      name: 'Montage',
      description: 'Il reste une vis : c’est normal ?',
      visibility: 'public',
    },
    {
      slug: 'artisans',
      name: 'Artisans partenaires',
      description: 'Réservé aux poseurs.',
      visibility: 'private',
    },
  ],
  tags: {},
  people: [
    {
      key: 'sixtine',
      name: 'Sixtine Vasseur',
      email: 'admin@atelier-nord.example',
      roles: ['admin'],
      joinedDaysAgo: 200,
    },
    { key: 'paco', name: 'Paco', joinedDaysAgo: 90 },
    { key: 'ghislaine', name: 'Ghislaine T.', joinedDaysAgo: 120 },
    { key: 'eliott', name: 'Eliott Brun', joinedDaysAgo: 60 },
    { key: 'anouk', name: 'Anouk', joinedDaysAgo: 44 },
  ],
  threads: nordThreads,
  arrivals: [],
  access: { artisans: ['paco'] },
};
