import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the program can be asked. */
export type CommandName = 'backup' | 'restore' | 'move';

/** How each command is called. */
export const USAGE: Readonly<Record<CommandName, string>> = {
  backup: `npm run backup [-- options]

Saves the whole forum as it is at this moment, while it runs: accounts, threads, every version of every message to the
byte, moderation, waiting jobs and files. The backup is a folder named after the time; it appears when it is complete.

  --to <folder>    where backups are kept (default: backups in DATA_DIR)
  --include-key    puts the install's secret key in, readable by its owner only

Without the key, keep a copy of secret.key in DATA_DIR (or of SECRET_KEY) elsewhere: sessions and stored secrets are
sealed with it. Whoever has a backup with its key can read everything.
`,
  restore: `npm run restore -- <backup> [options]

Brings a backup back into an empty database: the one of DATA_DIR, or of DATABASE_URL. The forum must not be running. The
backup is read and checked first; then it is loaded, read back and compared, and only a whole forum is kept. Stopping it
at any time leaves the database empty.

  --check      only reads the backup and says whether it is whole
  --new-key    goes on without the key that its sealed data needs: people sign in again, brands make new sign-on keys
`,
  move: `npm run move -- <postgres url>

Moves the forum from the database in DATA_DIR to a PostgreSQL of your own (15 or later, an empty database in UTF-8).
The forum must not be running. Makes a backup, restores it there and compares every row; the old database stays as it
was. Files and key stay in DATA_DIR. Start with DATABASE_URL from then on.
`,
};

/** What the program was told. */
export type Command =
  | { name: 'backup'; to: string | null; includesKey: boolean }
  | { name: 'restore'; folder: string; isCheckOnly: boolean; acceptsNewKey: boolean }
  | { name: 'move'; url: string };

/** A command line that cannot be used; the message is for the person who typed it. */
export class CommandLineError extends Error {}

/** A command, or the name of the one that help was asked for. Throws CommandLineError. */
export function readCommandLine(given: readonly string[]): Command | CommandName {
  const [name, ...rest] = given;
  if (name !== 'backup' && name !== 'restore' && name !== 'move')
    throw new CommandLineError(`One of backup, restore, move.`);
  const { values, positionals } = parse(name, rest);
  if (values.help) return name;
  const at = (path: string): string => resolve(values.from ?? '.', path);
  const [subject, ...more] = positionals;
  if (more.length > 0 || (name === 'backup') !== (subject === undefined))
    throw new CommandLineError(USAGE[name]);
  if (name === 'backup')
    return { name, to: values.to ? at(values.to) : null, includesKey: values['include-key'] ?? false };
  if (name === 'move') return { name, url: postgresUrl(subject ?? '') };
  return {
    name,
    folder: at(subject ?? ''),
    isCheckOnly: values.check ?? false,
    acceptsNewKey: values['new-key'] ?? false,
  };
}

function postgresUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
  throw new CommandLineError('Name the database as postgres://user:password@host:5432/name.');
}

const FLAG = { type: 'boolean' } as const;
const TEXT = { type: 'string' } as const;

/** Which options are whose; `from` is the folder that others are named from: the npm script says where it was typed. */
const ALLOWED: Readonly<Record<CommandName, readonly string[]>> = {
  backup: ['to', 'include-key'],
  restore: ['check', 'new-key'],
  move: [],
};

function parse(name: CommandName, args: string[]) {
  const parsed = parseAny(name, args);
  const alien = Object.keys(parsed.values).find(
    (option) => ![...ALLOWED[name], 'from', 'help'].includes(option),
  );
  if (alien) throw new CommandLineError(`--${alien} means nothing here.\n\n${USAGE[name]}`);
  return parsed;
}

function parseAny(name: CommandName, args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        to: TEXT,
        'include-key': FLAG,
        check: FLAG,
        'new-key': FLAG,
        from: TEXT,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CommandLineError(`${(error as Error).message}\n\n${USAGE[name]}`);
  }
}
