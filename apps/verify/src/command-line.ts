import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How the program is called. */
export const USAGE = `npm run verify -- <file> [<seal>] [options]

Says whether an exported file is still, to the byte, what the forum handed over, and which rows are not. The seal is the
file beside it with .seal at its end, unless another is named. Needs neither a forum nor a database.

  --key <fingerprint>   the key that must have signed it; several are allowed. Without one, the program says whose it was
  --forum <url>         asks the forum for the keys of the community that the seal names

Ends with 0 where the file is whole, with 1 where it is not, with 2 where it could not be read.
`;

/** What the program was told. */
export interface Command {
  file: string;
  seal: string;
  fingerprints: string[];
  /** Origin of the forum to ask; null to ask none. */
  forum: string | null;
}

/** A command line that cannot be used; the message is for the person who typed it. */
export class CommandLineError extends Error {}

/** Null where help was asked for. Throws CommandLineError. */
export function readCommandLine(given: readonly string[]): Command | null {
  const { values, positionals } = parse(given);
  if (values.help) return null;
  const [file, seal = `${file}.seal`, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CommandLineError(USAGE);
  const at = (path: string): string => resolve(values.from ?? '.', path);
  const fingerprints = (values.key ?? []).map((text) => text.toLowerCase().replaceAll(/[\s:]/g, ''));
  if (fingerprints.some((text) => !/^[0-9a-f]{32}$/.test(text)))
    throw new CommandLineError('A fingerprint has 32 characters, 0 to 9 and a to f.');
  return {
    file: at(file),
    seal: at(seal),
    fingerprints,
    forum: values.forum ? originOf(values.forum) : null,
  };
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new CommandLineError('Name the forum by its address, as https://forum.example.');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true },
        forum: { type: 'string' },
        from: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CommandLineError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
