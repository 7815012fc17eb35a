import js from '@eslint/js';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';
import exportedDocstring from './scripts/lint/exported-docstring.mjs';

/** A rule has one severity: the core rule under a second name warns early, under its own it stops. */
const house = {
  rules: { 'long-file': builtinRules.get('max-lines'), 'exported-docstring': exportedDocstring },
};

const lines = (max) => ({ max, skipBlankLines: true, skipComments: true });

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read in libs/platform/src/config only.',
};
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const noForwardRef = {
  selector: "CallExpression[callee.name='forwardRef']",
  message: 'Break the circle instead.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.data/**',
      'test-output/**',
      '**/generated/**',
      'test/fixtures/**',
    ],
  },
  js.configs.recommended,
  {
    plugins: { house },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', lines(400)],
      'house/long-file': ['warn', lines(250)],
      'max-params': ['error', { max: 4 }],
      'no-else-return': ['error', { allowElseIf: false }],
      'no-restricted-syntax': ['error', noEnvironment, noDefaultExport, noForwardRef],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // TypeScript itself finds undefined names, and knows the globals of each project.
      'no-undef': 'off',
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A module class of Nest is empty by design, and an async method may have nothing to await to keep its type.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // Nest hands collaborators to a constructor one by one: their number is a matter for review, not for this rule.
    files: ['libs/**/*.ts', 'apps/{api,import,server,worker}/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts', '**/*.e2e-spec.ts'],
    rules: {
      'no-console': 'error',
      'house/exported-docstring': 'error',
      '@typescript-eslint/max-params': 'off',
      'no-restricted-syntax': [
        'error',
        noEnvironment,
        noDefaultExport,
        noForwardRef,
        {
          selector: ':not(MethodDefinition[kind="constructor"]) > :function[params.length>4]',
          message: 'Four parameters at most, then a named object.',
        },
      ],
    },
  },
  {
    files: [
      'libs/platform/src/config/**',
      'scripts/**',
      'test/support/environment.ts',
      'test/global-setup.ts',
      '*.config.mjs',
    ],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noForwardRef] },
  },
  {
    files: ['*.config.mjs', '*.cjs', '**/vite.config.ts', 'scripts/**/*.mjs', 'test/global-*.ts'],
    rules: { 'no-restricted-syntax': ['error', noForwardRef] },
  },
  {
    files: ['**/vite.config.ts'],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['apps/*/vite.config.ts'] } },
    },
  },
  {
    // Tests read rows and answers whose shape is what they check.
    files: ['**/*.{spec,e2e-spec}.ts', 'test/**/*.ts'],
    rules: {
      'max-params': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    // Scripts of the hosted pages and of the demo brand's page, served as they are.
    files: ['apps/api/{demo,assets}/**/*.js'],
    languageOptions: {
      globals: {
        customElements: 'readonly',
        document: 'readonly',
        fetch: 'readonly',
        history: 'readonly',
        location: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        FormData: 'readonly',
        crypto: 'readonly',
      },
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
        require: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
);
