import { draftOf, SETTINGS } from './draft-of.js';
import { stackedMarks } from './stacked-marks.js';

const outcome = (plainText: string) => stackedMarks.run(draftOf({ plainText }), SETTINGS).outcome;

describe('stacked-marks', () => {
  it('holds letters buried under marks', () => {
    expect(outcome('L' + '\u0336\u0321\u0489\u0300\u0301\u0302\u0303\u0304' + 'ampe')).toBe('hold');
  });

  it.each([
    ['decomposed Vietnamese', 'Tiếng Việt đẹp lắm'.normalize('NFD')],
    ['Hindi', 'यह दीपक बहुत सुंदर है'],
    ['vocalised Hebrew', 'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים'],
    ['Thai', 'ที่นี่สว่างมาก'],
  ])('lets %s pass', (_, text) => expect(outcome(text)).toBe('pass'));
});
