const N = '\u00a0';
const number = new Intl.NumberFormat('fr');
const many = (count: number, one: string, other: string): string =>
  `${number.format(count)}${N}${count < 2 ? one : other}`;
const average = new Intl.NumberFormat('fr', { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** What pages of reviews say, in French. */
export const reviewsFr = {
  rated: (rating: number): string => `${rating} sur 5`,
  average: (value: number): string => average.format(value),
  averageSpoken: (value: number): string => `Note moyenne${N}: ${average.format(value)} sur 5`,
  stars: (rating: number): string => many(rating, 'étoile', 'étoiles'),
  count: (count: number): string => many(count, 'avis', 'avis'),
  verified: 'Client vérifié',
  products: 'Produits',
  allProducts: 'Tous les produits',
  productsOf: (space: string): string => `Produits${N}: ${space}`,
  noProducts: 'Aucun produit noté ici.',
  moreProducts: 'Produits suivants',
  fewerProducts: 'Produits précédents',
  latest: 'Derniers avis',
  distribution: 'Répartition des notes',
  ratingColumn: 'Note',
  countColumn: 'Avis',
  onlyRating: (rating: number): string => `Voir les avis à ${many(rating, 'étoile', 'étoiles')}`,
  allRatings: 'Toutes les notes',
  sort: 'Ordre des avis',
  sorts: { newest: 'Les plus récents', rating: 'Les mieux notés', helpful: 'Les plus utiles' },
  noReviews: 'Aucun avis ici.',
  noReviewsHint: 'Vous connaissez ce produit\u202f? Donnez le vôtre.',
  notRated: 'Pas encore noté',
  write: 'Donner mon avis',
  writeOf: (product: string): string => `Donner mon avis sur ${product}`,
  yours: 'Lire mon avis',
  yoursHint: 'Vous avez déjà donné votre avis sur ce produit.',
  allReviewsOf: 'Tous les avis sur',
  title: 'Votre avis',
  intro: 'Une note, et ce qui la justifie. Vous pourrez changer l’une et l’autre pendant quelques minutes.',
  product: 'Produit',
  productHint: 'Sa référence chez la marque.',
  rating: 'Votre note',
  rateAnew: 'Changer ma note',
  titleLabel: 'En une phrase',
  bodyLabel: 'Votre expérience',
  helpful: 'Avis utile',
  helpfulSpoken: (title: string): string => `L’avis «${N}${title}${N}» m’est utile`,
  helpfulNot: 'Ne m’est plus utile',
  foundHelpful: (count: number): string =>
    many(count, 'personne l’a trouvé utile', 'personnes l’ont trouvé utile'),
  signInToFindHelpful: ' (connectez-vous)',
  spaces: 'Pour donner votre avis sur un produit\u202f:',
  panel: 'L’avis',
};

/** Texts of pages of reviews. */
export type ReviewMessages = typeof reviewsFr;
