import type { PostExtras } from '#protocol';
import type { ComponentType } from 'preact';
import type { App } from '../app.js';
import type { Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/media.css?inline';
import type { PostItemProps } from '../ui/post-item.js';
import { Attachments } from './attachments.js';
import { Previews } from './previews.js';

const MEDIA: Part = {
  fr: () => import('../../model/i18n/media.fr.js'),
  en: () => import('../../model/i18n/media.en.js'),
};

/** What a feature shows below the text of one post. */
export interface PostFeatureProps extends PostItemProps {
  extras: PostExtras;
}

/** In the order in which they stand below a text. */
const FEATURES: readonly ComponentType<PostFeatureProps>[] = [Attachments, Previews];

/** What features add to posts. Loaded before the first paint where a post shown has some, else when one gets some. */
export class Extras {
  /** With the texts and styles of all features. */
  static async open(app: App): Promise<Extras> {
    await app.language.load(MEDIA);
    adoptStyles(app.shadow, css);
    return new Extras();
  }

  of(props: PostItemProps, extras: PostExtras) {
    return FEATURES.map((Feature) => <Feature key={Feature.name} {...props} extras={extras} />);
  }
}
