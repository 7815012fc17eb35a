import { ATTACHMENT_TEXT_MAX_CODE_POINTS, UPLOAD_LIMITS } from '#protocol';
import { sizeText } from '../../model/file-check.js';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { ALERT } from '../ui/paths.js';
import type { Draft } from '../write/draft.js';
import type { Attach } from './attach.js';
import type { OutgoingFile } from './outgoing.js';

const CROSS = 'M18 6L6 18M6 6l12 12';
/** A sheet with a folded corner. */
export const SHEET = 'M14 3v4a1 1 0 0 0 1 1h4M17 21H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2z';

interface Props {
  app: App;
  attach: Attach;
  draft: Draft;
  name: string;
}

/** The files of a message being written, each with how far it got. */
export function Tray({ app, attach, draft, name }: Props) {
  const { t } = app;
  return (
    <div class="tray">
      <div role="alert">
        {draft.fileError && (
          <p class="note error">
            <Icon path={ALERT} />
            {t(draft.fileError, { n: UPLOAD_LIMITS.perPost })}
          </p>
        )}
      </div>
      {draft.files.length > 0 && (
        <ul class="outgoing" aria-label={t('attachments')}>
          {draft.files.map((file, place) => (
            <Item
              key={file.key}
              app={app}
              attach={attach}
              draft={draft}
              file={file}
              name={`${name}-file-${place}`}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function Item({ app, attach, draft, file, name }: Props & { file: OutgoingFile }) {
  const { t } = app;
  const remove = () => {
    attach.remove(draft, file);
    app.conversation?.focusById(`${name.replace(/-file-\d+$/, '')}-files`);
  };
  return (
    <li class={`outgoing-file ${file.phase}`}>
      {file.picture ? (
        <span
          key="picture"
          class="thumb"
          ref={(node) => void (file.picture && node?.replaceChildren(file.picture))}
        />
      ) : (
        <span key="sign" class="thumb">
          {file.kind === 'image' && file.thumbnail ? (
            <img src={file.thumbnail} alt="" />
          ) : (
            <Icon path={SHEET} />
          )}
        </span>
      )}
      <div class="file-about">
        <p>
          <span class="file-name">{file.name}</span>{' '}
          <span class="quiet">
            {sizeText(file.sizeBytes, app.lang)}
            {stateOf(app, file)}
          </span>
        </p>
        {file.isUnderWay && (
          <progress
            max={1}
            {...(file.phase === 'sending' ? { value: file.progress } : {})}
            aria-label={file.name}
          />
        )}
        {file.error && (
          <p class="note error" role="alert">
            <Icon path={ALERT} />
            <span>{t(file.error, { max: sizeText(file.maxBytes, app.lang) })}</span>
          </p>
        )}
        {file.phase === 'failed' && (
          <button type="button" class="link" onClick={() => file.start(app.connection)}>
            {t('fileRetry')}
          </button>
        )}
        {file.isThere && file.kind === 'image' && (
          <input
            id={`${name}-alt`}
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={ATTACHMENT_TEXT_MAX_CODE_POINTS}
            aria-label={`${t('fileAlt')} (${file.name})`}
            placeholder={`${t('fileAlt')} · ${t('fileAltHint')}`}
            value={file.text}
            onInput={(event) => {
              file.text = event.currentTarget.value;
            }}
          />
        )}
      </div>
      <button
        type="button"
        class="drop-file"
        aria-label={t(file.isUnderWay ? 'fileCancel' : 'fileRemove', { name: file.name })}
        onClick={remove}
      >
        <Icon path={CROSS} />
      </button>
    </li>
  );
}

function stateOf(app: App, { phase, progress }: OutgoingFile): string {
  if (phase === 'sending') return ` · ${app.t('fileSending', { percent: Math.round(progress * 100) })}`;
  if (phase === 'checking' || phase === 'preparing') return ` · ${app.t('filePreparing')}`;
  return phase === 'ready' ? ` · ${app.t('fileReady')}` : '';
}
