import type { AttachedFile } from '#protocol';
import type { App } from '../app.js';

/** Shows a picture as large as the window: a modal dialog, which Escape, a click and its button close. */
export function openPicture(app: App, { src, file }: { src: string; file: AttachedFile }): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', file.description || file.name);
  const image = document.createElement('img');
  image.src = src;
  image.alt = file.description;
  image.width = file.width ?? 0;
  image.height = file.height ?? 0;
  const bar = document.createElement('p');
  const name = document.createElement('span');
  name.textContent = file.description || file.name;
  const link = document.createElement('a');
  link.href = src;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = app.t('openFull');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = app.t('close');
  close.onclick = () => dialog.close();
  bar.append(name, link, close);
  dialog.append(image, bar);
  dialog.onclick = ({ target }) => {
    if (target === dialog) dialog.close();
  };
  dialog.onclose = () => dialog.remove();
  app.container.append(dialog);
  dialog.showModal();
}
