import type { PostExtras } from '#protocol';
import type { ComponentType } from 'preact';
import type { PostItemProps } from '../ui/post-item.js';
import { Quotes } from './quotes.js';

/** What a feature shows below the text of one post. */
export interface PostFeatureProps extends PostItemProps {
  extras: PostExtras;
}

/** In the order in which they stand below a text. */
const FEATURES: readonly ComponentType<PostFeatureProps>[] = [Quotes];

/** What features add to posts. Loaded before the first paint where a post shown has some, else when one gets some. */
export class Extras {
  of(props: PostItemProps, extras: PostExtras) {
    return FEATURES.map((Feature) => <Feature key={Feature.name} {...props} extras={extras} />);
  }
}
