import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** Threads of the furniture maker. */
export const nordThreads: readonly DemoThread[] = [
  {
    key: 'rond-de-verre',
    space: 'le-bois-et-vous',
    title: 'Rond de verre blanc sur la table huilée',
    posts: [
      {
        by: 'ghislaine',
        at: '70d 18:11',
        text: "Un invité, un verre glacé, pas de sous-verre. Depuis : un beau rond blanc au milieu de ma table de frêne. Je fais quoi, à part ne plus l'inviter ?",
      },
      {
        by: 'sixtine',
        at: '69d 09:30',
        text: prose`
          Bonjour Ghislaine. Un rond *blanc*, c'est de l'humidité dans l'huile, pas dans le bois : ça part.

          1. sèche-cheveux tiède, 20 cm, deux minutes, en bougeant ;
          2. s'il reste une ombre, un chiffon et une goutte de notre huile d'entretien, dans le sens du fil ;
          3. on laisse une nuit.
        `,
      },
      { by: 'ghislaine', at: '68d 20:45', text: "Parti à l'étape 1. L'invité est gracié.", to: 1 },
      {
        by: 'anouk',
        at: '40d 12:06',
        text: 'Et pour un rond **noir** ? (pot de fleurs, 3 semaines de vacances)',
      },
      {
        by: 'sixtine',
        at: '40d 14:20',
        text: "Là c'est le tanin qui a réagi, il faut poncer très légèrement puis huiler. Envoyez une photo au service clients avant de toucher à quoi que ce soit !",
        to: 3,
      },
    ],
  },
  {
    key: 'vis-en-trop',
    space: 'montage',
    title: 'Bibliothèque Hauteville : il me reste UNE vis',
    posts: [
      {
        by: 'eliott',
        at: '50d 22:40',
        text: 'Tout tient. Tout est droit. Il reste une vis de 40. Je dors ou je démonte ?',
      },
      { by: 'paco', at: '50d 22:58', text: 'Tu dors. Il y en a toujours une de secours dans le sachet B.' },
      {
        by: 'sixtine',
        at: '49d 08:30',
        text: "Paco a raison, sachet B = 17 vis pour 16 trous. On l'écrit désormais sur le sachet, parce que vous êtes nombreux à ne pas dormir.",
      },
      { by: 'eliott', at: '49d 08:52', text: "Je l'ai encadrée." },
    ],
  },
  {
    key: 'banc-dehors',
    space: 'le-bois-et-vous',
    title: 'Le banc Étaples peut-il passer l’hiver sous un auvent ?',
    posts: [
      {
        by: 'anouk',
        at: '22d 10:15',
        text: "Auvent ouvert sur deux côtés, pas de pluie directe mais de l'humidité. Le rentrer m'arrangerait moyen (il est lourd et j'habite seule).",
      },
      {
        by: 'paco',
        at: '22d 11:03',
        text: "Le mien passe l'hiver dehors depuis 3 ans, il a grisé, je trouve ça plus beau. Cale-le sur des plots, c'est les pieds qui souffrent.",
      },
      {
        by: 'sixtine',
        at: '21d 09:12',
        text: "Oui sous auvent, avec deux conditions : des plots de 2 cm, et une couche d'huile **avant** l'hiver plutôt qu'au printemps.",
      },
    ],
  },
  {
    key: 'poseurs-planning',
    space: 'artisans',
    title: 'Planning de pose de décembre',
    posts: [
      {
        by: 'sixtine',
        at: '8d 08:00',
        text: 'Trois poses : une Hauteville le 4, deux cuisines les 11 et 18. Qui prend quoi ?',
      },
      { by: 'paco', at: '8d 08:25', text: 'Je prends le 4 et le 18.' },
    ],
  },
];
