import type { PostExtras } from '#protocol';
import type { FunctionComponent } from 'preact';
import type { App } from '../app.js';
import css from '../styles/extras.css?inline';
import { adoptStyles } from '../styles.js';
import type { PostItemProps } from '../ui/post-item.js';
import { Official } from './official.js';

/** What a feature shows below the text of one post. */
export interface PostFeatureProps extends PostItemProps {
  extras: PostExtras;
}

/** In the order in which they stand below a text. */
const FEATURES: readonly FunctionComponent<PostFeatureProps>[] = [Official];

/** What features add to posts. Loaded before the first paint where a post shown has some, else when one gets some. */
export class Extras {
  constructor(app: App) {
    adoptStyles(app.shadow, css);
  }

  of(props: PostItemProps, extras: PostExtras) {
    return FEATURES.map((Feature) => <Feature key={Feature.name} {...props} extras={extras} />);
  }
}
