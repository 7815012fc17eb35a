import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** What the team said in « Nouvelles de l’atelier ». */
export const lumenAnnouncements: readonly DemoThread[] = [
  {
    key: 'annonce-ondine',
    space: 'nouvelles-atelier',
    title: 'Abat-jour Ondine : retard d’un rouleau de lin',
    until: '33d 18:00',
    posts: [
      {
        by: 'jonas',
        at: '39d 09:00',
        text: prose`
          Le rouleau de lin de septembre est arrivé avec un défaut de teinte, et nous l'avons refusé. Les Ondine commandées entre le 3 et le 12 partent avec **trois semaines de retard**, port remboursé.

          Chacun de vous a reçu un message avec une date. S'il n'est pas arrivé, dites-le ici.
        `,
        reactions: { thanks: ['aurelien', 'solene'] },
      },
      { by: 'solene', at: '38d 18:07', text: 'Message reçu, merci de l’avoir dit à tout le monde.' },
    ],
  },
  {
    key: 'annonce-bague',
    space: 'nouvelles-atelier',
    title: 'La « bague Mireille » entre au catalogue',
    posts: [
      {
        by: 'elise',
        at: '9d 11:15',
        text: prose`
          Elle est née ici, d'une idée de Mireille et d'un matin de Bruno à l'établi : une **bague striée en laiton, 28 mm**, qui se glisse sur le bouton de la Vesper et de la Gabian.

          12 €, dans les pièces, à partir du printemps. Les huit qui ont essayé la première la reçoivent en cadeau.
        `,
        reactions: {
          love: ['mireille', 'camille', 'fatou', 'gerard'],
          like: ['hannah', 'bastien', 'claire'],
        },
      },
      { by: 'gerard', at: '9d 11:48', text: 'Mon ami (c’est moi) vous remercie.' },
      { by: 'mireille', at: '9d 12:30', text: 'Je n’ai jamais eu de bague à mon nom. Je suis très émue.' },
    ],
  },
  {
    key: 'annonce-hiver',
    space: 'nouvelles-atelier',
    title: 'Réparer avant l’hiver : le port est pour nous',
    until: 'in 20d',
    posts: [
      {
        by: 'bruno',
        at: '4d 08:30',
        text: prose`
          Pendant trois semaines, l'aller et le retour de toute lampe à réparer sont **à notre charge**, quel que soit son âge. Une batterie fatiguée, un câble mordu par le chat, un variateur qui grésille : c'est le moment.

          Demandez l'étiquette au service clients, et mettez un mot dans le carton. J'aime bien les lire.
        `,
        reactions: { thanks: ['ricci', 'bastien'] },
      },
    ],
  },
];
