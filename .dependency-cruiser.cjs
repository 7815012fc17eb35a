// Who may import whom. docs/architecture.md draws it; this file makes a breach fail the checks.

/** Each layer imports what stands above it in this list, never beside or below it. */
const LAYERS = [
  ['platform', 'protocol'],
  ['identity'],
  ['community'],
  ['media'],
  ['discussion'],
  ['search'],
  ['moderation', 'verbatims', 'realtime', 'notifications'],
];

const FRONT_ENDS = ['widget', 'console'];

const room = (names) => `(^|/)libs/(${names.join('|')})/`;

const layerRules = LAYERS.map((rooms, index) => {
  const higher = LAYERS.slice(index + 1).flat();
  return { rooms, forbidden: [...higher, ...rooms] };
}).flatMap(({ rooms, forbidden }) =>
  rooms.map((name) => ({
    name: `${name}-stays-in-its-layer`,
    comment: `${name} imports only the layers below it: knowledge moves up and sideways as facts.`,
    severity: 'error',
    from: { path: room([name]) },
    to: { path: room(forbidden), pathNot: room([name]) },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'only-through-the-door',
      comment: 'A room is entered by libs/<room>/src/index.ts, which package.json names #<room>.',
      severity: 'error',
      from: { path: '(^|/)(libs/([^/]+)|apps|test|migrations)/', pathNot: '(^|/)libs/[^/]+/' },
      to: { path: '(^|/)libs/[^/]+/', pathNot: '(^|/)libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'rooms-meet-at-the-door',
      comment: 'One room enters another by its index.ts only.',
      severity: 'error',
      from: { path: '(^|/)libs/([^/]+)/' },
      to: { path: '(^|/)libs/[^/]+/', pathNot: ['(^|/)libs/$2/', '(^|/)libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'no-own-door',
      comment: 'Inside a room, import the file itself: the door would make a circle.',
      severity: 'error',
      from: { path: '(^|/)libs/([^/]+)/', pathNot: '/index\\.ts$' },
      to: { path: '(^|/)libs/$2/src/index\\.ts$' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      comment: 'Applications compose rooms, never the reverse.',
      from: { path: '(^|/)libs/', pathNot: '\\.spec\\.ts$' },
      to: { path: '(^|/)(apps|test|migrations)/' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      comment: 'What ships does not depend on test code.',
      from: { path: '(^|/)(apps|libs|migrations)/', pathNot: '\\.(e2e-)?spec\\.ts$' },
      to: { path: '(^|/)test/|\\.(e2e-)?spec\\.ts$' },
    },
    ...FRONT_ENDS.map((name) => ({
      name: `${name}-imports-protocol-only`,
      comment: 'A front end shares the protocol with the server and nothing else.',
      severity: 'error',
      from: { path: `(^|/)apps/${name}/` },
      to: { path: '(^|/)(apps|libs|migrations|test)/', pathNot: [`(^|/)apps/${name}/`, room(['protocol'])] },
    })),
    {
      name: 'server-knows-no-front-end',
      comment: 'The server serves the built files; it does not import their sources.',
      severity: 'error',
      from: { path: '(^|/)(apps/(api|server|worker)|libs)/' },
      to: { path: `(^|/)apps/(${FRONT_ENDS.join('|')})/` },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one idea, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'The module does not exist, or package.json does not name it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-package-in-the-product',
      comment: 'The server runs without the development packages.',
      severity: 'error',
      from: { path: '(^|/)(apps/(api|server|worker)|libs|migrations)/', pathNot: '\\.(e2e-)?spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
