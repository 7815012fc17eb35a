import type { WidgetTheme } from '#protocol';
import { luminance, parseComputed, type Rgb } from '../model/color.js';

const LIGHT: Rgb = [255, 255, 255];
const DARK: Rgb = [23, 25, 28];
/** A background darker than this carries light text. */
const DARK_BELOW = 0.18;

/** What is really painted behind the element: the first opaque background among its ancestors. */
function backgroundBehind(host: Element): Rgb {
  for (let node: Element | null = host; node;) {
    const color = parseComputed(getComputedStyle(node).backgroundColor);
    if (color) return color;
    const root: Node = node.getRootNode();
    node = node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  const isDark =
    matchMedia('(prefers-color-scheme: dark)').matches &&
    getComputedStyle(document.documentElement).colorScheme.includes('dark');
  return isDark ? DARK : LIGHT;
}

/** Sets light or dark on the container, and answers with the ground that the element is read on. */
export function applyTheme(host: Element, container: HTMLElement, theme: WidgetTheme): Rgb {
  const behind = backgroundBehind(host);
  const isPageDark = luminance(behind) < DARK_BELOW;
  const isDark = theme === 'auto' ? isPageDark : theme === 'dark';
  container.dataset.theme = isDark ? 'dark' : 'light';
  // Asked to differ from the page: then it needs a ground of its own to be read on.
  container.toggleAttribute('data-ground', isDark !== isPageDark);
  if (isDark === isPageDark) return behind;
  return isDark ? DARK : LIGHT;
}
