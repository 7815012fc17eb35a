import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type CommunityRow, CommunityService } from '#community';
import { ImportService } from '#discussion';
import {
  ConfigError,
  DataFolderBusyError,
  DataFolderError,
  DatabaseServerError,
  readConfig,
  systemActor,
} from '#platform';
import { type CommandLine, CommandLineError, readCommandLine, USAGE } from './command-line.js';
import { parseFieldMapping } from './field-mapping.js';
import { type BadLine, ImportRun, sizeOf } from './import-run.js';
import { openForum } from './open-forum.js';
import { Progress } from './progress.js';

/** Refusals that are a line for the operator rather than a stack. */
const PLAIN_ERRORS = [
  CommandLineError,
  ConfigError,
  DataFolderBusyError,
  DataFolderError,
  DatabaseServerError,
];
const SHOWN_BAD_LINES = 20;
const EXIT = { done: 0, failed: 1, someRefused: 2, stopped: 130 } as const;

async function main(): Promise<number> {
  const command = readCommandLine(process.argv.slice(2));
  if (!command) {
    process.stdout.write(USAGE);
    return EXIT.done;
  }
  const totalBytes = await orPlain(sizeOf(command.path), command.path);
  const mapping = command.mapPath ? await readMapping(command.mapPath) : null;
  const forum = await openForum(readConfig());
  const report = command.reportPath ? createWriteStream(command.reportPath) : null;
  try {
    const community = await communityFor(forum.app.get(CommunityService), command);
    const progress = new Progress(process.stderr, totalBytes);
    const run = new ImportRun(forum.app.get(ImportService), {
      path: command.path,
      mapping,
      actor: systemActor(community.id),
      target: { source: command.source, defaultSpace: command.space },
      shouldStop: stopOnSignal(),
      onProgress: (tally) => progress.show(tally),
      onBadLine: tellBadLines(report),
    });
    const isComplete = await run.run();
    progress.end(run.tally);
    if (!isComplete) {
      process.stderr.write(`Stopped at line ${run.tally.lines}. Run the same command again to go on.\n`);
      return EXIT.stopped;
    }
    return run.tally.refused > 0 ? EXIT.someRefused : EXIT.done;
  } finally {
    if (report) await new Promise((resolve) => report.end(resolve));
    await forum.close();
  }
}

async function communityFor(communities: CommunityService, command: CommandLine): Promise<CommunityRow> {
  const all = await communities.list();
  const named = all.find(({ slug }) => slug === command.community);
  if (named) return named;
  if (command.community)
    throw new CommandLineError(`--community: there is no community "${command.community}".`);
  const [only, ...others] = all;
  if (!only) throw new CommandLineError('The install has no community yet: create one first.');
  if (others.length === 0) return only;
  throw new CommandLineError(`--community: one of ${all.map(({ slug }) => slug).join(', ')}.`);
}

async function readMapping(path: string) {
  const json = await orPlain(readFile(path, 'utf8'), path);
  try {
    return parseFieldMapping(json);
  } catch (error) {
    throw new CommandLineError(`--map: ${(error as Error).message}`);
  }
}

async function orPlain<Result>(work: Promise<Result>, path: string): Promise<Result> {
  return work.catch((error: NodeJS.ErrnoException) => {
    throw new CommandLineError(`${path} cannot be read: ${error.code ?? error.message}`);
  });
}

/** The first signal ends the run after the batch at hand, the second at once. */
function stopOnSignal(): () => boolean {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(EXIT.stopped);
    isStopping = true;
    process.stderr.write('\nStopping after this batch…\n');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => isStopping;
}

/** All of them to the report, the first twenty to the screen. */
function tellBadLines(report: WriteStream | null): (bad: BadLine) => void {
  let count = 0;
  return (bad) => {
    count += 1;
    report?.write(`${JSON.stringify(bad)}\n`);
    if (count <= SHOWN_BAD_LINES) process.stderr.write(`line ${bad.line}: ${bad.reason}\n`);
    if (count === SHOWN_BAD_LINES + 1) {
      process.stderr.write(`More lines were refused; ${report ? 'the report has' : '--report names'} all.\n`);
    }
  };
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isPlain = PLAIN_ERRORS.some((type) => error instanceof type);
    process.stderr.write(
      `${isPlain ? (error as Error).message : String((error as Error)?.stack ?? error)}\n`,
    );
    process.exit(EXIT.failed);
  },
);
