import type { DemoSpace } from '../content.types.js';

/** In the order of the forum's front page. */
export const lumenSpaces: readonly DemoSpace[] = [
  {
    slug: 'vos-interieurs',
    name: 'Vos intérieurs',
    description: 'Montrez vos pièces, demandez un avis, racontez vos avant-après.',
    visibility: 'public',
  },
  {
    slug: 'questions-depannage',
    name: 'Questions & dépannage',
    description:
      'Une lampe qui grésille, une livraison, un montage : l’atelier et les autres clients répondent.',
    visibility: 'public',
    kind: 'questions',
  },
  {
    slug: 'idees-envies',
    name: 'Idées & envies',
    description: 'Ce qui manque au catalogue, et ce que vous changeriez à vos lampes.',
    visibility: 'public',
    kind: 'ideas',
  },
  {
    slug: 'lampes-notees',
    name: 'Lampes notées',
    description: 'Ce que vous pensez de vos lampes, à l’usage.',
    visibility: 'public',
    kind: 'reviews',
  },
  {
    slug: 'nouvelles-atelier',
    name: 'Nouvelles de l’atelier',
    description: 'Ce que l’équipe annonce : nouveautés, dates, retards.',
    visibility: 'public',
    kind: 'announcements',
  },
  {
    slug: 'english-corner',
    name: 'English corner',
    description: 'Questions, rooms and ideas, in English.',
    visibility: 'public',
  },
  {
    slug: 'entre-nous',
    name: 'Entre nous',
    description: 'Pour les membres : présentations, rencontres et bavardages.',
    visibility: 'members',
  },
  {
    slug: 'cercle-testeurs',
    name: 'Cercle testeurs',
    description: 'Les prototypes, avant tout le monde. Ce qui s’y dit y reste.',
    visibility: 'private',
  },
];
