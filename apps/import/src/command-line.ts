import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How the command is called. */
export const USAGE = `npm run import -- <file.jsonl> [options]

  --community <slug>   where to; needed where the install has several
  --space <slug>       for threads that name none
  --source <name>      what the file's ids belong to (default: import); keep it to run the file again
  --map <file.json>    how the fields of another format become this one's
  --report <file>      writes each refused line there as JSON: {"line":12,"reason":"…"}

The format is in docs/import.md. Exit code 0: everything is in; 2: some lines were refused; 130: stopped, run it again
to go on; 1: nothing could be done.
`;

/** What an import was told. */
export interface CommandLine {
  path: string;
  community: string | null;
  space: string | null;
  source: string;
  mapPath: string | null;
  reportPath: string | null;
}

/** A command line that cannot be used; the message is for the person who typed it. */
export class CommandLineError extends Error {}

/** Null where help was asked for. Throws CommandLineError. */
export function readCommandLine(given: readonly string[]): CommandLine | null {
  const { values, positionals } = parse(given);
  if (values.help) return null;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new CommandLineError(`Name one file.\n\n${USAGE}`);
  const source = values.source ?? 'import';
  if (!/^[\w.-]{1,60}$/.test(source)) {
    throw new CommandLineError('--source: 1 to 60 letters, digits, dots, dashes and underscores.');
  }
  const at = (file: string): string => resolve(values.from ?? '.', file);
  return {
    path: at(path),
    source,
    community: values.community ?? null,
    space: values.space ?? null,
    mapPath: values.map ? at(values.map) : null,
    reportPath: values.report ? at(values.report) : null,
  };
}

function parse(given: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        community: option,
        space: option,
        source: option,
        map: option,
        report: option,
        // Folder that files are named from; the npm script says where it was typed.
        from: option,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CommandLineError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
