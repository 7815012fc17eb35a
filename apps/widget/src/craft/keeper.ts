import type { App } from '../app.js';
import {
  DraftDiscardDocument,
  DraftSaveDocument,
  OwnDraftDocument,
  type DraftFieldsFragment,
  type DraftPlaceInput,
} from '../generated/operations.js';
import type { Draft } from '../write/draft.js';

const REST_MS = 1_000;

/** Keeps the text of one place on the server, so that another device goes on with it. */
export class DraftKeeper {
  state: 'none' | 'saved' | 'failed' = 'none';
  /** What another device has saved meanwhile: the member chooses. */
  other: DraftFieldsFragment | null = null;
  #timer = 0;
  #kept = '';

  constructor(
    private readonly app: App,
    private readonly draft: Draft,
    private readonly place: DraftPlaceInput,
    private readonly changed: () => void,
  ) {}

  /** What the server has, taken where nothing is written here yet. */
  async load(): Promise<void> {
    const { draft } = this;
    try {
      const { draft: kept } = await this.app.connection.send(OwnDraftDocument, { place: this.place });
      if (!kept || kept.version === draft.saved?.version) return;
      const isUntouched = this.#text() === this.#kept || (draft.body === draft.start && draft.title === '');
      if (isUntouched) this.#take(kept);
      else if (kept.body !== draft.body) this.other = kept;
    } catch {
      // Nothing to go on with; what is written here is saved when the connection is back.
    }
    this.changed();
  }

  /** Called with every change of the text. */
  touch(): void {
    clearTimeout(this.#timer);
    if (this.other) return;
    this.#timer = window.setTimeout(() => {
      this.draft.pending = this.#save();
    }, REST_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async discard(): Promise<void> {
    const { app, draft, place } = this;
    clearTimeout(this.#timer);
    await draft.pending;
    const version = draft.saved?.version ?? 0;
    Object.assign(draft, { body: draft.start, title: '', saved: null });
    this.state = 'none';
    this.#kept = this.#text();
    if (version > 0) await app.connection.send(DraftDiscardDocument, { input: { place, version } });
    this.changed();
  }

  takeOther(): void {
    if (this.other) this.#take(this.other);
    this.changed();
  }

  /** Goes on from the other device's version with the text that is here. */
  keepMine(): void {
    const { other } = this;
    this.other = null;
    if (other) this.draft.saved = { id: other.id, version: other.version };
    this.touch();
    this.changed();
  }

  #take({ id, version, body, title, spaceId }: DraftFieldsFragment): void {
    Object.assign(this.draft, {
      body,
      title,
      spaceId: spaceId ?? this.draft.spaceId,
      saved: { id, version },
    });
    this.other = null;
    this.state = 'saved';
    this.#kept = this.#text();
  }

  async #save(): Promise<void> {
    const { draft } = this;
    const text = this.#text();
    const isEmpty = draft.body.trim() === '' && draft.title.trim() === '';
    if (draft.phase === 'sending' || text === this.#kept || (isEmpty && !draft.saved)) return;
    const { body, title, spaceId } = draft;
    const input = { place: this.place, body, title, spaceId, version: draft.saved?.version ?? 0 };
    try {
      const { draftSave } = await this.app.connection.send(DraftSaveDocument, { input });
      const kept = draftSave.draft;
      const isConflict = draftSave.userErrors[0]?.code === 'DRAFT_CONFLICT';
      if (isConflict) this.other = kept;
      else if (kept) {
        draft.saved = { id: kept.id, version: kept.version };
        this.#kept = text;
      }
      this.state = kept && !isConflict ? 'saved' : 'failed';
    } catch {
      this.state = 'failed';
    }
    this.changed();
  }

  #text(): string {
    const { body, title, spaceId } = this.draft;
    return JSON.stringify([body, title, spaceId]);
  }
}
