import type { PollRow } from './poll.entity.js';
import { PollChoicesInvalid } from './poll.errors.js';

/** Numbers of options of this poll, each once; in order of preference where it is ranked, else sorted. Throws PollChoicesInvalid. */
export function acceptChoices(
  { kind, options, minChoices, maxChoices }: Pick<PollRow, 'kind' | 'options' | 'minChoices' | 'maxChoices'>,
  choices: readonly number[],
): number[] {
  if (choices.some((option) => option < 1 || option > options.length))
    throw new PollChoicesInvalid(`Options have the numbers 1 to ${options.length}.`);
  if (new Set(choices).size < choices.length) throw new PollChoicesInvalid('Each option once.');
  if (choices.length < minChoices || choices.length > maxChoices)
    throw new PollChoicesInvalid(`${minChoices} to ${maxChoices} options.`);
  return kind === 'RANKED' ? [...choices] : [...choices].sort((a, b) => a - b);
}
