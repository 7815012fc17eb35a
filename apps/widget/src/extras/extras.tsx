import type { PostExtras } from '#protocol';
import type { ComponentType } from 'preact';
import type { App } from '../app.js';
import { OFFICIAL, type Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import officialCss from '../styles/extras.css?inline';
import mediaCss from '../styles/media.css?inline';
import css from '../styles/reactions.css?inline';
import type { PostItemProps } from '../ui/post-item.js';
import { Attachments } from './attachments.js';
import { Previews } from './previews.js';
import { React, type ReactProps } from './react.js';
import { Reactions } from './reactions.js';

const MEDIA: Part = {
  fr: () => import('../../model/i18n/media.fr.js'),
  en: () => import('../../model/i18n/media.en.js'),
};
import { Quotes } from './quotes.js';
import { Official } from './official.js';

/** What a feature shows below the text of one post. */
export interface PostFeatureProps extends PostItemProps {
  extras: PostExtras;
}

type Feature = ComponentType<PostFeatureProps>;

const REACTION_TEXTS: Part = {
  fr: () => import('../../model/i18n/reactions.fr.js'),
  en: () => import('../../model/i18n/reactions.en.js'),
};
const POLL_TEXTS: Part = {
  fr: () => import('../../model/i18n/polls.fr.js'),
  en: () => import('../../model/i18n/polls.en.js'),
};

/** What features add to posts. Loaded before the first paint where a post shown has some, else when one gets some. */
export class Extras {
  #poll: Feature | null = null;
  #loading: Promise<void> | null = null;

  private constructor(private readonly app: App) {}

  /** With its texts and styles, and with polls where a post on screen has one. */
  static async open(app: App): Promise<Extras> {
    const extras = app.extras ?? new Extras(app);
    if (!app.extras) {
      adoptStyles(app.shadow, officialCss);
      adoptStyles(app.shadow, mediaCss);
      adoptStyles(app.shadow, css);
    }
    const posts = [...(app.thread?.state?.posts.values() ?? [])];
    await Promise.all([
      app.language.load(OFFICIAL),
      app.language.load(MEDIA),
      app.language.load(REACTION_TEXTS),
      posts.some((post) => post.extras?.poll) && extras.loadPolls(),
    ]);
    return extras;
  }

  /** In the order in which they stand below a text. */
  of(props: PostItemProps, extras: PostExtras) {
    const Poll = this.#poll;
    if (extras.poll && !Poll) void this.loadPolls().then(() => this.app.update());
    return (
      <>
        <Official {...props} extras={extras} />
        <Quotes {...props} extras={extras} />
        <Attachments {...props} extras={extras} />
        <Previews {...props} extras={extras} />
        {Poll && <Poll {...props} extras={extras} />}
        <Reactions {...props} extras={extras} />
      </>
    );
  }

  /** The way to react, among what can be done to a post. */
  react(props: ReactProps) {
    return <React {...props} />;
  }

  /** What shows polls, and the texts of those who ask. */
  loadPolls(): Promise<void> {
    return (this.#loading ??= this.#loadPolls());
  }

  async #loadPolls(): Promise<void> {
    const [{ Poll }, { default: pollCss }] = await Promise.all([
      import('./poll.js'),
      import('../styles/polls.css?inline'),
      this.app.language.load(POLL_TEXTS),
    ]);
    if (!this.#poll) adoptStyles(this.app.shadow, pollCss);
    this.#poll = Poll;
  }
}
