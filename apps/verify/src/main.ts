import { open } from 'node:fs/promises';
import { type SealReport, verifySeal } from '#verbatims';
import { type Command, CommandLineError, readCommandLine, USAGE } from './command-line.js';
import { ForumSilent, keysOfForum } from './forum-keys.js';
import { wordsOf } from './report-words.js';

const EXIT = { whole: 0, altered: 1, unread: 2 } as const;

async function main(): Promise<number> {
  const command = readCommandLine(process.argv.slice(2));
  if (!command) {
    process.stdout.write(USAGE);
    return EXIT.whole;
  }
  const report = await look(command);
  process.stdout.write(`${wordsOf(report, command)}\n`);
  return report.isWhole ? EXIT.whole : EXIT.altered;
}

async function look({ file, seal, fingerprints, forum }: Command): Promise<SealReport> {
  // Opened first, so that a file that is not there is a word and no crash; each stream closes its own.
  const streamOf = async (path: string) => (await open(path)).createReadStream();
  const verify = async (trusted: readonly string[]): Promise<SealReport> =>
    verifySeal(await streamOf(file), await streamOf(seal), trusted);
  if (!forum) return verify(fingerprints);
  // Whose keys to ask for stands in the seal; a seal that lies about it is found out by the keys.
  const first = await verify([]);
  if (!first.statement) return first;
  const known = await keysOfForum(forum, first.statement.community.slug);
  return verify([...fingerprints, ...(known.length > 0 ? known : ['none'])]);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    const isPlain = error instanceof CommandLineError || error instanceof ForumSilent || code !== undefined;
    const text = isPlain ? (error as Error).message : String((error as Error)?.stack ?? error);
    process.stderr.write(`${text}\n`);
    process.exit(EXIT.unread);
  },
);
