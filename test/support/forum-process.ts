import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.js';

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.js', import.meta.url));

/** One line of a process's log. */
export interface LogLine {
  level: number;
  msg: string;
}

/** One process of an install, as an operator starts it: to be killed, ended and started again. */
export class ForumProcess {
  readonly url: string;
  /** Everything it wrote to standard output and standard error, over all its lives. */
  output = '';
  private child: ChildProcess | null = null;

  /** @param environment variables of the process; PORT among them, or WORKER_PORT for a worker alone. */
  constructor(private readonly environment: Readonly<Record<string, string>>) {
    const { ROLES, PORT, WORKER_PORT } = environment;
    this.url = `http://127.0.0.1:${ROLES === 'worker' ? WORKER_PORT : PORT}`;
  }

  /** Resolves once it says that it runs. */
  async start(): Promise<void> {
    const env = {
      DEMO: 'off',
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
      OPEN_GRAPHQL: 'on',
      ...this.environment,
    };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        this.output += text;
      });
    const isRunning = () => {
      const ending = child.exitCode ?? child.signalCode;
      if (ending !== null) throw new Error(`The process ended with ${ending}: ${said}`);
      return said.includes('Parvis is running.');
    };
    await waitFor('the process to run', isRunning, 110_000).catch((error: Error) => {
      throw new Error(`${error.message} It said: ${said}`);
    });
  }

  get isRunning(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What it logged, in order. */
  get log(): LogLine[] {
    return this.output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as LogLine);
  }

  /** Ends it between two instructions. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to close and answers its exit status. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child) return null;
    if (this.isRunning) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  }
}
