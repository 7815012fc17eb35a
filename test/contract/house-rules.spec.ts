import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What may not be written in a room, and the rule that must say so. */
const BREACHES = [
  ['reads the environment', 'const port = process.env.PORT;', 'no-restricted-syntax'],
  ['exports a default', 'export default 1;', 'no-restricted-syntax'],
  ['gives up on types', 'const thing: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['forgets a promise', 'Promise.resolve();', '@typescript-eslint/no-floating-promises'],
  ['writes to the console', "console.log('here');", 'no-console'],
  ['exports without a word', 'export const limit = 1;', 'house/exported-docstring'],
  ['takes five parameters', 'function f(a: 1, b: 1, c: 1, d: 1, e: 1) {}', 'no-restricted-syntax'],
  ['leaves work for later', '// TODO: finish', 'no-warning-comments'],
  ['runs past 400 lines', 'void 0;\n'.repeat(401), 'max-lines'],
] as const;

describe('the house rules', () => {
  const linter = new ESLint({ cwd: ROOT });
  const rulesBroken = async (code: string) => {
    // A path of the project, so that the typed rules apply to the given text.
    const [result] = await linter.lintText(code, { filePath: `${ROOT}libs/platform/src/tokens.ts` });
    return result?.messages.map(({ ruleId }) => ruleId);
  };

  for (const [what, code, rule] of BREACHES) {
    it(`stop a file that ${what}`, async () => expect(await rulesBroken(code)).toContain(rule), 60_000);
  }

  it('let a plain file pass', async () => {
    expect(await rulesBroken('/** How many. */\nexport const LIMIT = 1;\n')).toEqual([]);
  }, 60_000);
});
