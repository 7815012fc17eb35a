import type { App } from './app.js';
import type { ThreadPane } from './thread-pane.js';

/** Under which name the device remembers how threads are read. */
const VIEW = 'parvis.view';

/** Reads a thread in its order, or by conversation, and the next ones alike on this device. */
export async function chooseView(app: App, pane: ThreadPane, isTalk: boolean): Promise<void> {
  try {
    if (isTalk) localStorage.setItem(VIEW, 'talk');
    else localStorage.removeItem(VIEW);
  } catch {
    // A page that may keep nothing: it lasts as long as the page.
  }
  pane.talk = null;
  if (isTalk) await readByConversation(app, pane);
  app.update();
}

/** As it was chosen last on this device. */
export async function keepView(app: App, pane: ThreadPane): Promise<void> {
  let isTalk = !!pane.talk;
  try {
    isTalk ||= localStorage.getItem(VIEW) !== null;
  } catch {
    // In order, where it may not be asked.
  }
  if (isTalk) await readByConversation(app, pane);
}

async function readByConversation(app: App, pane: ThreadPane): Promise<void> {
  try {
    const { ByConversation } = await import('./talk/by-conversation.js');
    const talk = pane.talk ?? (await ByConversation.open(app, pane));
    await talk.refresh();
    pane.talk = talk;
    app.update();
  } catch (error) {
    app.report(error);
  }
}
