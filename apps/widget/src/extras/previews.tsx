import { PostPreviewRemoveDocument } from '../generated/operations.js';
import { Icon } from '../ui/icon.js';
import type { PostFeatureProps } from './extras.js';

const CROSS = 'M18 6L6 18M6 6l12 12';

/** What the links of one post lead to, as text: nothing is loaded from there. */
export function Previews({ app, pane, post, extras }: PostFeatureProps) {
  const previews = extras.previews ?? [];
  if (!previews.length) return null;
  const mayRemove = post.author.id === app.viewer?.id;
  const remove = async (url: string) => {
    try {
      const input = { postId: post.id, url };
      const { postPreviewRemove } = await app.connection.send(PostPreviewRemoveDocument, { input });
      const changed = postPreviewRemove.post;
      if (!changed) return;
      app.conversation?.own(pane, { ...post, extras: changed.extras });
      app.conversation?.focusPost(post.id);
    } catch (error) {
      app.report(error);
    }
  };
  return (
    <ul class="previews">
      {previews.map(({ url, title, description, site }) => (
        <li key={url} class="preview">
          <a href={url} target="_blank" rel="noopener nofollow ugc">
            <span class="quiet">{site}</span>
            <b dir="auto">{title}</b>
            {description && (
              <span class="preview-text" dir="auto">
                {description}
              </span>
            )}
          </a>
          {mayRemove && (
            <button
              type="button"
              class="drop-file"
              aria-label={app.t('removePreview', { site })}
              onClick={() => void remove(url)}
            >
              <Icon path={CROSS} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
