import {
  ConfigError,
  DataFolderBusyError,
  DataFolderError,
  DatabaseServerError,
  readConfig,
} from '#platform';
import { printBanner, printStep } from './banner.js';
import { openDemo } from './demo/index.js';
import { startServer } from './start-server.js';

/** Refusals that are a line for the operator rather than a stack. */
const PLAIN_ERRORS = [ConfigError, DataFolderBusyError, DataFolderError, DatabaseServerError];

async function main(): Promise<void> {
  const config = readConfig();
  const server = await startServer(config, { onStep: printStep });
  const closing: (() => Promise<void>)[] = [() => server.close()];
  const stop = (): void => {
    void Promise.resolve()
      .then(async () => {
        for (const close of closing.reverse()) await close();
      })
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const demo = config.isDemo && config.roles.includes('api') ? await openDemo(server, config) : null;
  if (demo) closing.push(() => demo.close());
  printBanner(server.url, demo);
}

main().catch((error: unknown) => {
  const isPlain = PLAIN_ERRORS.some((type) => error instanceof type);
  process.stderr.write(`${isPlain ? (error as Error).message : String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
});
