import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** Reviews in « Lampes notées ». */
export const lumenReviews: readonly DemoThread[] = [
  {
    key: 'avis-aube-noemie',
    space: 'lampes-notees',
    title: 'On se réveille avant le réveil',
    product: 'Aube',
    rating: 5,
    helped: ['hugo', 'claire', 'rachid'],
    posts: [
      {
        by: 'noemie',
        at: '33d 07:12',
        text: prose`
          Six semaines que je l'ai. Les vingt minutes de montée suffisent à ne plus détester le mois de novembre. Le papier fait une lumière de peau de pêche, rien à voir avec une ampoule dans un tube.

          Seul regret : le bouton est du mauvais côté si l'on dort à gauche.
        `,
      },
      {
        by: 'elise',
        at: '32d 10:20',
        text: 'Merci Noémie. La tête pivote d’un demi-tour sur le pied, sans outil : le bouton passe à gauche.',
      },
      { by: 'noemie', at: '32d 20:02', text: 'Je retire le regret.', to: 1 },
    ],
  },
  {
    key: 'avis-aube-lucie',
    space: 'lampes-notees',
    title: 'Superbe, mais le papier prend la poussière',
    product: 'Aube',
    rating: 4,
    helped: ['noemie'],
    posts: [
      {
        by: 'lucie',
        at: '26d 21:40',
        text: 'La lumière du soir est parfaite pour lire sans réveiller personne. Les plis gardent la poussière, il faut un pinceau, et de la patience.',
      },
    ],
  },
  {
    key: 'avis-aube-rachid',
    space: 'lampes-notees',
    title: 'Trop douce pour moi',
    product: 'Aube',
    rating: 3,
    posts: [
      {
        by: 'rachid',
        at: '19d 22:31',
        text: 'Bel objet, rien à dire. Mais 250 lm au plus, c’est peu quand on lit des partitions. Je la garde pour le réveil et j’ai remis l’ancienne à côté.',
      },
    ],
  },
  {
    key: 'avis-gabian-aurelien',
    space: 'lampes-notees',
    title: 'Le service vaut la lampe',
    product: 'Gabian',
    rating: 4,
    helped: ['bastien', 'ricci', 'tom'],
    posts: [
      {
        by: 'aurelien',
        at: '80d 18:15',
        text: prose`
          Un grésillement au début, réglé en dix jours avec une ampoule envoyée par l'atelier, sans discuter. Depuis, silence et très belle lumière chaude.

          Une étoile de moins parce que j'aurais préféré ne pas avoir à demander.
        `,
      },
    ],
  },
  {
    key: 'avis-gabian-bastien',
    space: 'lampes-notees',
    title: 'Cinq étoiles, maintenant qu’il se tait',
    product: 'Gabian',
    rating: 5,
    helped: ['aurelien'],
    posts: [
      {
        by: 'bastien',
        at: '76d 20:50',
        text: 'Réglage fait d’après le fil de ce forum. Le laiton prend une patine, le fil textile ne peluche pas, et le socle ne bouge pas quand le chien passe.',
      },
    ],
  },
  {
    key: 'avis-lucine-sofia',
    space: 'lampes-notees',
    title: 'Deux ans de terrasses, et repartie pour deux',
    product: 'Lucine',
    rating: 5,
    helped: ['karim', 'gerard', 'yann', 'camille'],
    posts: [
      {
        by: 'sofia',
        at: '50d 19:33',
        text: 'Batterie changée moi-même (vingt minutes, une vis perdue). C’est la première lampe que je répare au lieu de la jeter, et j’en suis plus fière que de mon permis.',
      },
    ],
  },
  {
    key: 'avis-lucine-karim',
    space: 'lampes-notees',
    title: 'Parfaite, sauf sous la pluie',
    product: 'Lucine',
    rating: 4,
    helped: ['sofia'],
    posts: [
      {
        by: 'karim',
        at: '46d 21:02',
        text: 'Autonomie vraie : 14 h au minimum, 5 h à fond. On la rentre dès qu’il pleut, d’où l’idée que j’ai postée à côté.',
      },
    ],
  },
  {
    key: 'avis-vesper-mireille',
    space: 'lampes-notees',
    title: 'Ma plus belle lampe, enfin utilisable',
    product: 'Vesper',
    rating: 5,
    helped: ['camille', 'fatou', 'hannah'],
    posts: [
      {
        by: 'mireille',
        at: '57d 10:44',
        text: 'J’avais mis trois étoiles dans ma tête à cause du bouton. Avec la bague de Bruno, c’est cinq.',
      },
    ],
  },
  {
    key: 'avis-vesper-priya',
    space: 'lampes-notees',
    title: 'Lovely, and it forgets',
    product: 'Vesper',
    rating: 3,
    posts: [
      {
        by: 'priya',
        at: '41d 09:25',
        text: 'Beautiful light, solid foot. After every power cut it comes back at full brightness, in the middle of the night, and my daughter wakes up.',
      },
    ],
  },
];
