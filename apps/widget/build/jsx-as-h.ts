import type { Plugin } from 'vite';

/**
 * Lets JSX compile to Preact's `h`, which every file of JSX is given, so that none has to import it. The automatic
 * runtime is a second way to make the same nodes, and writes `children:` at every element: 250 bytes more, compressed.
 */
export const jsxAsH: Plugin = {
  name: 'jsx-as-h',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.tsx') ? `import { h, Fragment } from 'preact';${code}` : null),
};
