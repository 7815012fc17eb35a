import type { App } from '../app.js';

/** Says something in the dialog itself: what is behind it is not heard. */
export function said(app: App, text: string): void {
  const line = app.shadow.querySelector('.person-said');
  if (line) line.textContent = text;
}
