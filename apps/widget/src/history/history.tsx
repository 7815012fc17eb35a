import { render } from 'preact';
import type { Post } from '../../model/post.js';
import { wordDiff } from '../../model/word-diff.js';
import type { App } from '../app.js';
import { PostHistoryDocument } from '../generated/operations.js';
import css from '../styles/history.css?inline';
import { adoptStyles } from '../styles.js';
import { QUOTES } from './texts.js';

interface Version {
  number: number;
  body: string;
  createdAt: string;
}

const TAGS = { same: 'span', added: 'ins', removed: 'del' } as const;
const dressed = new WeakSet<ShadowRoot>();

/** One text, with what it changed in the one before. */
function Change({ app, version, before }: { app: App; version: Version; before: Version | undefined }) {
  const at = new Date(version.createdAt);
  const when = new Intl.DateTimeFormat(app.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  const runs = before ? wordDiff(before.body, version.body) : [{ kind: 'same' as const, text: version.body }];
  return (
    <li>
      <h3>
        {app.t('historyVersion', { n: version.number })}
        <time class="quiet" dateTime={version.createdAt}>
          {when}
        </time>
      </h3>
      <p class="diff" dir="auto">
        {runs.map(({ kind, text }, index) => {
          const Tag = TAGS[kind];
          const said = kind === 'added' ? 'historyAdded' : 'historyRemoved';
          return (
            <Tag key={index}>
              {kind !== 'same' && <span class="sr">{`[${app.t(said)}] `}</span>}
              {text}
            </Tag>
          );
        })}
      </p>
    </li>
  );
}

/** Opens a dialog with every text of a post, the latest first; the focus comes back where it was. */
export async function showHistory(app: App, post: Post): Promise<void> {
  const [{ postSource }] = await Promise.all([
    app.connection.send(PostHistoryDocument, { id: post.id }),
    app.language.load(QUOTES),
  ]);
  if (!dressed.has(app.shadow)) adoptStyles(app.shadow, css);
  dressed.add(app.shadow);
  const versions = postSource?.revisions ?? [];
  const dialog = document.createElement('dialog');
  dialog.className = 'history';
  dialog.setAttribute('aria-labelledby', 'history-title');
  dialog.addEventListener('close', () => {
    render(null, dialog);
    dialog.remove();
  });
  app.container.append(dialog);
  render(
    <>
      <header>
        <h2 id="history-title">{app.t('history')}</h2>
        <button type="button" class="secondary" part="button" onClick={() => dialog.close()}>
          {app.t('close')}
        </button>
      </header>
      {versions.length > 0 ? (
        <ol class="versions">
          {versions
            .map((version, index) => (
              <Change key={version.number} app={app} version={version} before={versions[index - 1]} />
            ))
            .reverse()}
        </ol>
      ) : (
        <p>{app.t('historyNone')}</p>
      )}
    </>,
    dialog,
  );
  dialog.showModal();
}
