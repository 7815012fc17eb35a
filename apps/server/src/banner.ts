import type { RunningDemo } from './demo/index.js';

const STEPS = {
  database: 'Opening the database',
  migrations: 'Bringing the schema up to date',
  application: 'Starting the forum',
} as const;

/** One quiet line per step of the start. */
export function printStep(step: keyof typeof STEPS): void {
  process.stdout.write(`  ${STEPS[step]}…\n`);
}

/** Where a process without the api role is watched. */
export function printWorkerBanner(url: string): void {
  const lines = [
    '',
    '  Parvis is running.',
    '',
    `  Worker        ${url}/health/ready`,
    '',
    '  Ctrl-C stops it.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Where everything is, and how to get in. */
export function printBanner(url: string, demo: RunningDemo | null): void {
  const lines = ['', '  Parvis is running.', ''];
  if (demo) {
    lines.push(`  Brand page    ${demo.brandUrl}/        the widget on another origin: begin here`);
    lines.push(`  Hosted forum  ${url}/c/${demo.communitySlug}`);
  } else {
    lines.push(`  Hosted forum  ${url}/`);
  }
  lines.push(`  Console       ${url}/console/`, `  GraphQL       ${url}/graphql`, '');
  for (const login of demo?.logins ?? []) {
    lines.push(`  ${login.role.padEnd(20)} ${login.email.padEnd(34)} ${login.password}`);
  }
  lines.push('', '  Ctrl-C stops it.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
