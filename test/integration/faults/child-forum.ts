import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { waitFor } from '#test-support';

const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.js', import.meta.url));

/** The forum as a process of its own on the embedded database of a folder, to be killed and started again. */
export class ChildForum {
  readonly url: string;
  private child: ChildProcess | null = null;

  constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private readonly variables: Readonly<Record<string, string>> = {},
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Resolves once the forum says that it is ready. */
  async start(): Promise<void> {
    const env = {
      DATA_DIR: this.dataDir,
      PORT: String(this.port),
      DEMO: 'off',
      LOG_LEVEL: 'error',
      RATE_LIMITS: 'off',
      OPEN_GRAPHQL: 'on',
      ...this.variables,
    };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    this.child = child;
    const isReady = async () => {
      if (child.exitCode !== null) throw new Error(`The forum ended with ${child.exitCode}.`);
      return fetch(`${this.url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    };
    await waitFor('the forum to be ready', isReady, 30_000);
  }

  /** Ends it between two instructions. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
