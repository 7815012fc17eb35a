import { Component } from 'preact';
import { postFromFields, type Post } from '../../model/post.js';
import type { App } from '../app.js';
import { PostEditDocument, PostSourceDocument, PostWithdrawDocument } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';
import { Icon } from '../ui/icon.js';
import { ALERT } from '../ui/paths.js';
import { Composer } from './composer.js';
import type { Draft } from './draft.js';
import { filesOf, newDraft } from './draft.js';
import type { Writing } from './writing.js';

interface Props {
  app: App;
  pane: ThreadPane;
  post: Post;
}

function close({ app, pane, post }: Props, kind: 'edit' | 'withdraw') {
  app.conversation?.start(pane, null);
  app.conversation?.focusById(`${kind}-${post.id}`);
}

/** Edits an own post, from its exact source. */
export class Edit extends Component<Props, { draft: Draft | null; revision: number }> {
  override state = { draft: null as Draft | null, revision: 0 };

  override componentDidMount(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    const { app, post } = this.props;
    try {
      const { postSource } = await app.connection.send(PostSourceDocument, { id: post.id });
      const latest = postSource?.revisions.reduce((a, b) => (a.number > b.number ? a : b));
      if (!latest) throw new Error('POST_NOT_FOUND');
      const draft = newDraft(latest.body);
      draft.files = (await (app.writing as Writing).files()).keep(post);
      this.setState({ draft, revision: latest.number });
    } catch (error) {
      app.report(error);
      close(this.props, 'edit');
    }
  }

  override render() {
    const { app, pane, post } = this.props;
    const { draft, revision } = this.state;
    const writing = app.writing as Writing;
    if (!draft) return <div class="composer-place" aria-busy="true" />;
    const send = async () => {
      const hadFiles = !!post.extras?.attachments?.length;
      const { body, saved } = draft;
      const input = {
        postId: post.id,
        body,
        expectedRevision: revision,
        draft: saved,
        ...filesOf(draft, hadFiles),
      };
      const { postEdit } = await app.connection.send(PostEditDocument, { input });
      if (!postEdit.post) return postEdit.userErrors;
      pane.act = null;
      app.conversation?.own(pane, postFromFields(postEdit.post));
      app.conversation?.focusPost(post.id);
      return [];
    };
    return (
      <Composer
        app={app}
        draft={draft}
        name={`edit-${post.id}-text`}
        label={app.t('editMessage')}
        placeholder=""
        submitLabel={app.t('save')}
        isFocused
        {...(pane.state ? { threadId: pane.state.id } : {})}
        place={{ kind: 'EDIT', id: post.id }}
        onSubmit={() => void writing.submit(draft, send).then(() => this.forceUpdate())}
        onCancel={() => close(this.props, 'edit')}
      />
    );
  }
}

/** Asks once before an own post is withdrawn for good. */
export class Withdraw extends Component<Props> {
  readonly #draft = newDraft();
  #keep: HTMLButtonElement | null = null;

  override componentDidMount(): void {
    this.#keep?.focus();
  }

  override render() {
    const { app, pane, post } = this.props;
    const writing = app.writing as Writing;
    const { t } = app;
    const send = async () => {
      const { postWithdraw } = await app.connection.send(PostWithdrawDocument, { postId: post.id });
      if (!postWithdraw.post) return postWithdraw.userErrors;
      pane.act = null;
      app.conversation?.own(pane, postFromFields(postWithdraw.post));
      app.conversation?.focusPost(post.id);
      return [];
    };
    return (
      <div class="ask" role="group" aria-label={t('withdrawAsk')}>
        <p>{t('withdrawAsk')}</p>
        {this.#draft.error && (
          <p class="note error" role="alert">
            <Icon path={ALERT} />
            {t(this.#draft.error, { seconds: this.#draft.waitSeconds })}
          </p>
        )}
        <div class="buttons">
          <button
            type="button"
            class="secondary"
            part="button"
            ref={(node) => void (this.#keep = node)}
            onClick={() => close(this.props, 'withdraw')}
          >
            {t('withdrawNo')}
          </button>
          <button
            type="button"
            class="danger"
            part="button"
            onClick={() => void writing.submit(this.#draft, send).then(() => this.forceUpdate())}
          >
            {t('withdrawYes')}
          </button>
        </div>
      </div>
    );
  }
}
