import { type ComponentChild, render } from 'preact';
import type { Part } from '../language.js';
import type { App } from '../app.js';
import { OwnProfileDocument, PersonOfPostDocument, type PersonOfPostQuery } from '../generated/operations.js';
import css from '../styles/people.css?inline';
import { adoptStyles } from '../styles.js';
import { OwnProfile } from './own-profile.js';
import { Person } from './person.js';

const PEOPLE: Part = {
  fr: () => import('../../model/i18n/people.fr.js'),
  en: () => import('../../model/i18n/people.en.js'),
};

const dressed = new WeakSet<ShadowRoot>();

/** Opens what there is to know of who wrote a post, and what to do about them. */
export async function showPerson(app: App, postId: string): Promise<void> {
  const [{ post, viewer }] = await Promise.all([asked(app, postId), app.language.load(PEOPLE)]);
  const author = post?.author;
  if (author?.id === app.viewer?.id) return showOwnProfile(app);
  open(
    app,
    author ? (
      <Person app={app} person={author} canWrite={viewer.canOpenConversations} />
    ) : (
      <p>{app.t('personGone')}</p>
    ),
  );
}

/** On the forum's own pages by all of the viewer's rights, so that staff find the way to write to who it is. */
async function asked(app: App, id: string): Promise<PersonOfPostQuery> {
  if (!app.isCookieSession) return app.connection.send(PersonOfPostDocument, { id });
  return (await app.session()).asThePage(PersonOfPostDocument, { id });
}

/** Opens the viewer's own profile. */
export async function showOwnProfile(app: App): Promise<void> {
  const [profile] = await Promise.all([
    app.connection.send(OwnProfileDocument, {}),
    app.language.load(PEOPLE),
  ]);
  open(app, <OwnProfile app={app} profile={profile} />);
}

/** A dialog; the focus comes back where it was. */
function open(app: App, content: ComponentChild): void {
  if (!dressed.has(app.shadow)) adoptStyles(app.shadow, css);
  dressed.add(app.shadow);
  const dialog = document.createElement('dialog');
  dialog.className = 'person';
  dialog.setAttribute('part', 'person');
  dialog.setAttribute('aria-labelledby', 'person-name');
  dialog.addEventListener('close', () => {
    render(null, dialog);
    dialog.remove();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  app.container.append(dialog);
  render(
    <div class="person-content">
      <button type="button" class="secondary person-close" part="button" onClick={() => dialog.close()}>
        {app.t('personClose')}
      </button>
      {content}
      <p class="person-said" role="status" />
    </div>,
    dialog,
  );
  dialog.showModal();
}
