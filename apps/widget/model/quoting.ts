/** Letters that Markdown would take for its own. */
const SPECIAL = /([\\`*_[\]<>#~|!&])/g;
/** What begins a list. */
const LISTED = /^(\s*)([-+]|\d{1,9}[.)])(?=\s)/;

/**
 * A passage as a quote in Markdown, below the line that says where it stands. The server shows whose words they are once it
 * has found them there.
 */
export function quoteOf(
  passage: string,
  source: { name: string; permalink: string; revision: number },
): string {
  const lines = passage
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => `> ${literal(line)}`);
  if (lines.length === 0) return '';
  const name = source.name.replace(SPECIAL, '\\$1');
  return `> [${name}](${source.permalink}#r${source.revision}):\n${lines.join('\n')}\n\n`;
}

function literal(line: string): string {
  return line.replace(SPECIAL, '\\$1').replace(LISTED, (_, space: string, mark: string) => {
    return `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`;
  });
}
