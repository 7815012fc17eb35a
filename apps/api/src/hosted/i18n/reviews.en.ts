import type { ReviewMessages } from './reviews.fr.js';

const number = new Intl.NumberFormat('en');
const many = (count: number, one: string, other: string): string =>
  `${number.format(count)}\u00a0${count === 1 ? one : other}`;
const average = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** What pages of reviews say, in English. */
export const reviewsEn: ReviewMessages = {
  rated: (rating) => `${rating} out of 5`,
  average: (value) => average.format(value),
  averageSpoken: (value) => `Average rating: ${average.format(value)} out of 5`,
  stars: (rating) => many(rating, 'star', 'stars'),
  count: (count) => many(count, 'review', 'reviews'),
  verified: 'Verified customer',
  products: 'Products',
  allProducts: 'All products',
  productsOf: (space) => `Products: ${space}`,
  noProducts: 'No product is rated here.',
  moreProducts: 'Next products',
  fewerProducts: 'Previous products',
  latest: 'Latest reviews',
  distribution: 'How it is rated',
  ratingColumn: 'Rating',
  countColumn: 'Reviews',
  onlyRating: (rating) => `Show reviews with ${many(rating, 'star', 'stars')}`,
  allRatings: 'All ratings',
  sort: 'Order of the reviews',
  sorts: { newest: 'Newest', rating: 'Best rated', helpful: 'Most helpful' },
  noReviews: 'No review here.',
  noReviewsHint: 'Do you know this product? Write the first one.',
  notRated: 'Not rated yet',
  write: 'Write a review',
  writeOf: (product) => `Write a review of ${product}`,
  yours: 'Read my review',
  yoursHint: 'You have reviewed this product already.',
  allReviewsOf: 'All reviews of',
  title: 'Your review',
  intro: 'A rating, and what is behind it. You can change both for some minutes.',
  product: 'Product',
  productHint: 'Its reference at the brand’s.',
  rating: 'Your rating',
  rateAnew: 'Change my rating',
  titleLabel: 'In one sentence',
  bodyLabel: 'Your experience',
  helpful: 'Helpful',
  helpfulSpoken: (title) => `The review “${title}” helped me`,
  helpfulNot: 'No longer helpful',
  foundHelpful: (count) => many(count, 'person found it helpful', 'people found it helpful'),
  signInToFindHelpful: ' (sign in)',
  spaces: 'To review a product:',
  panel: 'The review',
};
