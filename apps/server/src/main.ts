import {
  type Config,
  ConfigError,
  DataFolderBusyError,
  DataFolderError,
  DatabaseServerError,
  readConfig,
} from '#platform';
import { printBanner, printStep, printWorkerBanner } from './banner.js';
import { stopOnSignal } from './closing/stop-on-signal.js';
import { openDemo } from './demo/index.js';
import { startServer } from './start-server.js';

/** Refusals that are a line for the operator rather than a stack. */
const PLAIN_ERRORS = [ConfigError, DataFolderBusyError, DataFolderError, DatabaseServerError];

type Close = () => Promise<void>;

async function main(): Promise<void> {
  const config = readConfig();
  const opened: Close[] = [];
  const started = start(config, opened);
  stopOnSignal({
    started,
    close: async () => {
      for (const close of opened.reverse()) await close();
    },
    deadlineMs: (config.shutdownDelaySeconds + config.shutdownDeadlineSeconds) * 1_000,
    onFailure: giveUp,
  });
  await started;
}

async function start(config: Config, opened: Close[]): Promise<void> {
  const server = await startServer(config, { onStep: printStep });
  opened.push(() => server.close());
  const demo = config.isDemo && config.roles.includes('api') ? await openDemo(server, config) : null;
  if (demo) opened.push(() => demo.close());
  if (config.roles.includes('api')) printBanner(server.url, demo);
  else printWorkerBanner(server.url);
}

function giveUp(error: unknown): void {
  const isPlain = PLAIN_ERRORS.some((type) => error instanceof type);
  process.stderr.write(`${isPlain ? (error as Error).message : String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
}

main().catch(giveUp);
