import { UPLOAD_LIMITS, UPLOAD_TYPES } from '#protocol';
import { sizeText } from '../../model/file-check.js';
import type { Post } from '../../model/post.js';
import type { App } from '../app.js';
import { UploadDiscardDocument } from '../generated/operations.js';
import type { Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/attach.css?inline';
import { Icon } from '../ui/icon.js';
import type { Draft } from '../write/draft.js';
import { OutgoingFile } from './outgoing.js';
import { Tray } from './tray.js';

const CLIP = 'M15 7l-6.5 6.5a1.5 1.5 0 0 0 3 3l6.5-6.5a3 3 0 0 0-6-6l-6.5 6.5a4.5 4.5 0 0 0 9 9l6.5-6.5';

/** Texts of this part. */
export const ATTACH: Part = {
  fr: () => import('../../model/i18n/attach.fr.js'),
  en: () => import('../../model/i18n/attach.en.js'),
};

/** What was sent and is not wanted any more. If this fails, the server forgets it within a day. */
async function discard(app: App, id: string): Promise<void> {
  await app.connection.send(UploadDiscardDocument, { input: { uploadId: id } }).catch(() => null);
}

/** Files on their way into a message: the button, what is dropped and pasted, and the tray. */
export class Attach {
  readonly Tray = Tray;

  constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
  }

  /** The button beside the message's own. */
  readonly Button = ({ draft, name }: { draft: Draft; name: string }) => {
    const { app } = this;
    const hint = app.t('attachHint', {
      image: sizeText(UPLOAD_LIMITS.imageMaxBytes, app.lang),
      pdf: sizeText(UPLOAD_LIMITS.pdfMaxBytes, app.lang),
    });
    return (
      <span class="attach">
        <input
          id={`${name}-files`}
          class="sr"
          type="file"
          multiple
          accept={UPLOAD_TYPES.join(',')}
          aria-label={`${app.t('attach')}. ${hint}`}
          onChange={(event) => {
            const input = event.currentTarget;
            this.add(draft, [...(input.files ?? [])]);
            input.value = '';
          }}
        />
        <label
          for={`${name}-files`}
          class="secondary clip"
          part="button"
          title={`${app.t('attach')} · ${hint}`}
        >
          <Icon path={CLIP} />
        </label>
      </span>
    );
  };

  /** Adds files to a message, and begins to send them. */
  add(draft: Draft, files: readonly File[]): void {
    const { app } = this;
    const room = UPLOAD_LIMITS.perPost - draft.files.length;
    draft.fileError = files.length > room ? 'TOO_MANY_ATTACHMENTS' : null;
    for (const file of files.slice(0, Math.max(room, 0))) {
      const name = file.name || 'image.png';
      const outgoing = new OutgoingFile(name, file.size, file, () => app.update());
      draft.files = [...draft.files, outgoing];
      outgoing.start(app.connection);
      void outgoing.settled.then(
        () => outgoing.isThere && app.conversation?.say(app.t('fileAdded', { name })),
      );
    }
    app.update();
  }

  /** The files that a post has, as those of a message being written. */
  keep({ extras, files }: Post): OutgoingFile[] {
    return (extras?.attachments ?? []).map(({ id, kind, name, sizeBytes, description }) => {
      const kept = new OutgoingFile(name, sizeBytes, null, () => this.app.update());
      kept.id = id;
      kept.phase = 'kept';
      kept.kind = kind === 'IMAGE' ? 'image' : 'pdf';
      kept.text = description;
      kept.thumbnail = files.find((file) => file.id === id)?.variants[0]?.url ?? null;
      return kept;
    });
  }

  remove(draft: Draft, file: OutgoingFile): void {
    const { app } = this;
    file.cancel();
    if (file.phase === 'ready' && file.id) void discard(app, file.id);
    draft.files = draft.files.filter((each) => each !== file);
    draft.fileError = null;
    if (draft.error === 'filesFailed') draft.error = null;
    app.conversation?.say(app.t('fileRemoved', { name: file.name }));
  }

  /** What a form does with files that are dropped on it or pasted into it. */
  handlers(draft: Draft) {
    const taken = (event: Event, data: DataTransfer | null): void => {
      const files = [...(data?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      this.add(draft, files);
    };
    const over = (isOver: boolean) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      (event.currentTarget as Element).classList.toggle('dropping', isOver);
    };
    return {
      onPaste: (event: ClipboardEvent) => taken(event, event.clipboardData),
      onDragOver: over(true),
      onDragLeave: over(false),
      onDrop: (event: DragEvent) => {
        over(false)(event);
        taken(event, event.dataTransfer);
      },
    };
  }
}
