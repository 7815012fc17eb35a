import type { App } from '../app.js';
import { MentionCandidatesDocument, type MemberFieldsFragment } from '../generated/operations.js';

/** An `@` and what was typed behind it, up to the caret. */
const TYPED = /(?:^|[^\p{L}\p{N}_@./+-])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,39})$/u;
const WAIT_MS = 120;

/** Where a text goes, for finding whom it may name. */
export interface NamesPlace {
  threadId: string | null;
  spaceId: string | null;
}

/** The list below a field that completes the name of whom its writer mentions: an editable combobox with a list. */
export class Names {
  found: readonly MemberFieldsFragment[] = [];
  chosen = 0;
  #typed = '';
  #timer = 0;

  constructor(
    private readonly app: App,
    private readonly field: HTMLTextAreaElement,
    private readonly place: () => NamesPlace,
    private readonly changed: () => void,
  ) {
    field.addEventListener('input', (event) => {
      if (!event.isComposing) this.#look();
    });
    field.addEventListener('compositionend', () => this.#look());
    // Before the composer's own: Escape closes the list and not the form.
    field.addEventListener('keydown', (event) => this.#press(event), { capture: true });
    field.addEventListener('blur', () => this.close());
    field.addEventListener('click', () => this.close());
  }

  get listId(): string {
    return `${this.field.id}-names`;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#typed = '';
    if (this.found.length === 0) return;
    this.found = [];
    this.#tell();
  }

  /** Puts a member's handle in place of what was typed. */
  take(member: MemberFieldsFragment): void {
    const { field } = this;
    const end = field.selectionStart;
    const start = end - this.#typed.length;
    const text = `${member.handle} `;
    this.close();
    field.focus();
    field.setRangeText(text, start, end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #look(): void {
    const { field } = this;
    const before = field.value.slice(0, field.selectionStart);
    const typed =
      field.selectionStart === field.selectionEnd ? (TYPED.exec(before.slice(-60))?.[1] ?? '') : '';
    if (typed === '') return this.close();
    this.#typed = typed;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(typed), WAIT_MS);
  }

  async #ask(prefix: string): Promise<void> {
    try {
      const answer = await this.app.connection.send(MentionCandidatesDocument, { prefix, ...this.place() });
      if (prefix !== this.#typed) return;
      this.found = answer.mentionCandidates;
      this.chosen = 0;
      this.#tell();
    } catch {
      // Nobody is suggested; what was typed stays.
      this.close();
    }
  }

  #press(event: KeyboardEvent): void {
    const { found } = this;
    if (found.length === 0 || event.isComposing || event.ctrlKey || event.metaKey) return;
    const member = found[this.chosen];
    if (event.key === 'ArrowDown') this.chosen = (this.chosen + 1) % found.length;
    else if (event.key === 'ArrowUp') this.chosen = (this.chosen + found.length - 1) % found.length;
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && member) this.take(member);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#tell();
  }

  #tell(): void {
    const { field, found } = this;
    if (found.length > 0) {
      field.setAttribute('role', 'combobox');
      field.setAttribute('aria-autocomplete', 'list');
      field.setAttribute('aria-expanded', 'true');
      field.setAttribute('aria-controls', this.listId);
      field.setAttribute('aria-activedescendant', `${this.listId}-${this.chosen}`);
    } else
      for (const name of [
        'role',
        'aria-autocomplete',
        'aria-expanded',
        'aria-controls',
        'aria-activedescendant',
      ])
        field.removeAttribute(name);
    this.changed();
  }
}
