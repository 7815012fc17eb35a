import {
  BackupError,
  ConfigError,
  DataFolderBusyError,
  DataFolderError,
  DatabaseServerError,
  readConfig,
} from '#platform';
import { CommandLineError, readCommandLine, USAGE } from './command-line.js';
import { runCommand } from './commands.js';
import { Steps } from './steps.js';

/** Refusals that are a line for the operator rather than a stack. */
const PLAIN_ERRORS = [
  BackupError,
  CommandLineError,
  ConfigError,
  DataFolderBusyError,
  DataFolderError,
  DatabaseServerError,
];
const EXIT = { done: 0, failed: 1, stopped: 130 } as const;

async function main(): Promise<number> {
  const command = readCommandLine(process.argv.slice(2));
  if (typeof command === 'string') {
    process.stdout.write(USAGE[command]);
    return EXIT.done;
  }
  const steps = new Steps(process.stderr);
  const words = await runCommand(command, {
    config: readConfig(),
    onStep: steps.tell,
    signal: stopOnSignal(),
  });
  steps.end(words);
  return EXIT.done;
}

/** The first signal ends the work and takes it back, the second ends the program at once. */
function stopOnSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(EXIT.stopped);
    stopping.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return stopping.signal;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isPlain = PLAIN_ERRORS.some((type) => error instanceof type);
    const text = isPlain ? (error as Error).message : String((error as Error)?.stack ?? error);
    process.stderr.write(`${text}\n`);
    process.exit(error instanceof BackupError && error.code === 'STOPPED' ? EXIT.stopped : EXIT.failed);
  },
);
