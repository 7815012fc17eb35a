import { Component } from 'preact';
import type { Post } from '../../model/post.js';
import type { App } from '../app.js';
import { setSanitisedHtml } from '../html.js';
import type { PostAct, ThreadPane } from '../thread-pane.js';
import { Avatar, Name, Time } from './author.js';

/** The server's HTML of one post; written again only when it changes. */
class Body extends Component<{ html: string }> {
  override shouldComponentUpdate(next: { html: string }): boolean {
    return next.html !== this.props.html;
  }

  override render() {
    const { html } = this.props;
    return (
      <div class="body" part="body" dir="auto" ref={(node) => void (node && setSanitisedHtml(node, html))} />
    );
  }
}

/** What one post is drawn from. */
export interface PostItemProps {
  app: App;
  pane: ThreadPane;
  post: Post;
  depth: number;
  replyTo: Post | null | undefined;
  isArticle: boolean;
  href: string;
  canReply: boolean;
  canEdit: boolean;
  /** What a question makes of it. */
  mark: number;
  act: PostAct['kind'] | null;
  /** Changes every minute, and with the language, so that times are redrawn. */
  clock: string;
  /** How many of the parts that draw in a post are there: it is drawn again when one comes. */
  parts: number;
}

/** One post, drawn again only when something of it changed. */
export class PostItem extends Component<PostItemProps> {
  override shouldComponentUpdate(next: PostItemProps): boolean {
    const keys = Object.keys(next) as (keyof PostItemProps)[];
    return next.act !== null || keys.some((key) => next[key] !== this.props[key]);
  }

  override render() {
    const { app, pane, post, replyTo, isArticle, act, mark } = this.props;
    const { writing } = app;
    const isReadable = post.html !== '';
    return (
      <article
        class={`post ${post.state}`}
        part={isArticle ? 'opening' : 'post'}
        id={`p-${post.id}`}
        tabIndex={-1}
      >
        <Avatar author={post.author} />
        <div class="content">
          <header>
            <Name app={app} author={post.author} />
            <Time app={app} at={post.at} href={this.props.href} />
            {isReadable && app.conversation?.edited(post)}
          </header>
          {replyTo !== undefined && this.#answers(replyTo)}
          {act === 'edit' && writing ? (
            <writing.Edit app={app} pane={pane} post={post} />
          ) : (
            isReadable && <Body html={post.html} />
          )}
          {post.extras && app.extras?.of(this.props, post.extras)}
          {mark > 0 && app.kinds?.below(this.props)}
          {post.state !== 'published' && (
            <p class={`note ${post.state}`} part="note">
              {app.t(post.state)}
              {post.note && <em>{app.t('reason', { reason: post.note })}</em>}
            </p>
          )}
          {writing ? <writing.Actions {...this.props} /> : isReadable && app.viewer && <p class="actions" />}
        </div>
      </article>
    );
  }

  #answers(replyTo: Post | null) {
    const { app, depth } = this.props;
    const text = replyTo ? app.t('inReplyTo', { name: replyTo.author.name }) : app.t('inReplyToEarlier');
    // Where indentation already shows it, only those who do not see indentation need the words.
    const isShownByDepth = replyTo && depth > 0 && depth < 3;
    return <p class={isShownByDepth ? 'sr' : 'quiet answers'}>{text}</p>;
  }
}
