import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { jsxAsH } from './build/jsx-as-h.js';
import { leanSocketIo } from './build/lean-socket-io.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const READABLE = new RegExp(
  [
    'node_modules/preact',
    'widget/src/(app|connection|html|language|styles|theme|thread-pane)\\.',
    'widget/src/ui/(author|icon|post-item|root|skeleton|thread-view|trouble)\\.',
    'widget/src/generated/documents/(fragments|thread)\\.',
    'widget/src/styles/read\\.',
    'widget/model/(color|messages|post|rows|text|thread|time)\\.',
  ].join('|'),
);

export default defineConfig({
  root: at('.'),
  base: './',
  plugins: [jsxAsH, leanSocketIo()],
  resolve: { alias: { '#protocol': at('../../libs/protocol/src/index.ts') } },
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  build: {
    outDir: at('../../dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() as it is: everywhere since May 2024.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    cssMinify: 'lightningcss',
    lib: { entry: at('src/parvis.ts'), formats: ['es'], fileName: () => 'parvis.js' },
    rolldownOptions: {
      output: {
        chunkFileNames: 'chunks/[name]-[hash].js',
        comments: false,
        // What a readable thread needs is one file: many small ones compress worse and arrive later.
        codeSplitting: { groups: [{ name: 'app', test: READABLE }] },
        // A library build keeps its white space unless asked.
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
      },
    },
  },
});
