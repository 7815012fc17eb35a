import type { DemoArrival } from '../content.types.js';
import { prose } from '../prose.js';

/** What came in lately and had to be judged, or still has to be. */
export const lumenArrivals: readonly DemoArrival[] = [
  {
    by: 'odile',
    thread: 'nettoyer-lin',
    text: prose`
      Bonjour, j'ai trouvé aussi cette page très claire sur l'entretien du lin : https://www.le-linge-de-jeanne.example/entretien-lin

      La vapeur à distance marche bien pour les plis.
    `,
    decision: {
      verdict: 'approve',
      reasonCode: 'OK_ON_TOPIC',
      reasonText: 'Le lien mène bien à un conseil d’entretien, sans rien vendre.',
    },
  },
  {
    by: 'kevin',
    thread: 'salon-longueur',
    text: "Franchement allez voir mes luminaires pas chers -70% sur https://promo-lustres.example/?ref=kev c'est les mêmes en mieux",
    decision: {
      verdict: 'reject',
      reasonCode: 'SPAM',
      reasonText: 'Lien d’affiliation vers une autre boutique, sans rapport avec la question.',
    },
  },
  {
    by: 'lampadaire42',
    thread: 'gabian-gresille',
    text: prose`
      Salut, même bruit sur le mien. J'ai suivi ce tuto et ça a marché, à voir si c'est sans risque : https://bricole-toi-meme.example/variateur-qui-gresille

      Bruno, vous en pensez quoi ?
    `,
  },
  {
    by: 'odile',
    thread: 'portes-ouvertes',
    text: prose`
      Je viendrai avec plaisir ! Si quelqu'un part de Lille on peut covoiturer, appelez-moi au 06 39 98 12 34 ou écrivez à odile.garnier@courrier.example, je réponds plutôt le soir.
    `,
  },
  {
    by: 'kevin',
    thread: 'polystyrene',
    text: 'des lustres SANS polystyrène et livrés en 24h ici 👉 https://promo-lustres.example/noel et aussi https://promo-lustres.example/soldes',
  },
];
