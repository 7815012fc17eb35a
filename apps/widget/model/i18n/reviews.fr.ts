import type { Message } from '../messages.js';

/** What the widget says of reviews, in French. */
export const texts = {
  aboutReview: 'L’avis',
  ratedOf: '{n} sur 5',
  averageOf: 'Note moyenne\u00a0: {value} sur 5',
  reviewCount: { one: '{n}\u00a0avis', other: '{n}\u00a0avis' },
  starCount: { one: '{n}\u00a0étoile', other: '{n}\u00a0étoiles' },
  verifiedCustomer: 'Client vérifié',
  notRated: 'Pas encore noté',
  distribution: 'Répartition des notes',
  ratingColumn: 'Note',
  countColumn: 'Avis',
  reviewOrder: 'Ordre des avis',
  newestReviews: 'Les plus récents',
  bestReviews: 'Les mieux notés',
  helpfulReviews: 'Les plus utiles',
  ownReview: 'Lire mon avis',
  writeReview: 'Donner mon avis',
  yourRating: 'Votre note',
  product: 'Produit',
  findHelpful: 'Avis utile',
  foundHelpful: { one: '{n}\u00a0personne l’a trouvé utile', other: '{n}\u00a0personnes l’ont trouvé utile' },
  reviewFailed: 'Cela n’a pas fonctionné. Réessayez.',
  RATING_INVALID: 'Choisissez une note de 1 à 5.',
  PRODUCT_INVALID: 'Dites de quel produit il s’agit, en 100 caractères au plus.',
  ALREADY_REVIEWED: 'Vous avez déjà donné votre avis sur ce produit.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type ReviewKey = keyof typeof texts;
