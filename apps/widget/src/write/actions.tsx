import type { PostAct } from '../thread-pane.js';
import type { PostItemProps } from '../ui/post-item.js';
import { Withdraw } from './own-post.js';
import { Reply } from './send.js';

/** What the viewer may do to one post, and the form of what is being done. */
export function Actions(props: PostItemProps) {
  const { app, pane, post, canReply, canEdit, isArticle, act } = props;
  const isOwn = post.author.id === app.viewer?.id && post.html !== '' && post.state !== 'rejected';
  const start = (kind: PostAct['kind']) => () => app.conversation?.start(pane, { kind, postId: post.id });
  const react = app.extras?.react({ app, pane, post });
  const accept = app.kinds?.accept(props);
  const mayReply = canReply && post.state === 'published' && !isArticle;
  if (act === 'edit') return null;
  if (act === 'withdraw') return <Withdraw app={app} pane={pane} post={post} />;
  if (act === 'reply') return <Reply app={app} pane={pane} parent={post} />;
  const craft = app.writing?.craft;
  const mayQuote = !!craft && canReply && post.state === 'published' && post.html !== '';
  if (!mayReply && !isOwn && post.state !== 'published') return null;
  if (app.writing && app.writing.comingParts > 0) return <div class="actions" />;
  return (
    <div class="actions">
      {mayReply && (
        <button
          type="button"
          id={`reply-${post.id}`}
          onClick={start('reply')}
          aria-label={app.t('replyToName', { name: post.author.name })}
        >
          {app.t('reply')}
        </button>
      )}
      {react}
      {accept}
      {mayQuote && (
        <button
          type="button"
          id={`quote-${post.id}`}
          // The selection stays: it is what is quoted.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => craft.quote(pane, post)}
          aria-label={app.t('quoteName', { name: post.author.name })}
        >
          {app.t('quote')}
        </button>
      )}
      {isOwn && canEdit && (
        <button type="button" id={`edit-${post.id}`} onClick={start('edit')}>
          {app.t('edit')}
        </button>
      )}
      {isOwn && (
        <button type="button" id={`withdraw-${post.id}`} onClick={start('withdraw')}>
          {app.t('withdraw')}
        </button>
      )}
    </div>
  );
}
