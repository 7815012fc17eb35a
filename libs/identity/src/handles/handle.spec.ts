import { acceptHandle } from './handle.js';

describe('a handle', () => {
  it.each([
    ['jeanne.dupont', 'jeanne.dupont'],
    [' @Jeanne_2 ', 'jeanne_2'],
    ['a-b', 'a-b'],
  ])('is %s as %s', (typed, kept) => {
    expect(acceptHandle(typed)).toBe(kept);
  });

  it.each(['', 'a', '.ab', 'ab.', 'a..b', 'é.ab', 'a b', 'a'.repeat(31), 'ab\0', '@@ab', 'аdmin'])(
    'is never %j',
    (typed) => {
      expect(() => acceptHandle(typed)).toThrow(expect.objectContaining({ code: 'HANDLE_INVALID' }) as Error);
    },
  );
});
