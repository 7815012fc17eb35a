import { HEARSAY_HOLDS_MS, PresenceBoard, roundedForGuests } from './presence-board.js';

const member = (id: string) => ({ id, n: `Member ${id}` });
const NOBODY = { guests: 0, members: [] };

describe('PresenceBoard', () => {
  it('adds up guests, and counts a member once however many processes know of her', () => {
    const board = new PresenceBoard();
    board.hear('p1', 't', { guests: 2, members: [member('a'), member('b')] });
    board.hear('p2', 't', { guests: 1, members: [member('b')] });
    const { count, members } = board.together('t', { guests: 3, members: [member('a'), member('c')] });
    expect(count).toBe(9);
    expect(members.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
  });

  it('believes the last word of a process, and forgets one that says nothing any more', () => {
    const board = new PresenceBoard();
    board.hear('p1', 't', { guests: 5, members: [] }, 0);
    board.hear('p1', 't', { guests: 1, members: [] }, 0);
    expect(board.together('t', NOBODY, 1).count).toBe(1);
    expect(board.together('t', NOBODY, HEARSAY_HOLDS_MS).count).toBe(0);
    expect(board.expire(HEARSAY_HOLDS_MS)).toEqual(['t']);
    expect(board.expire(HEARSAY_HOLDS_MS)).toEqual([]);
    board.hear('p1', 't', { guests: 1, members: [] });
    board.hear('p1', 't', NOBODY);
    expect(board.together('t', NOBODY).count).toBe(0);
  });
});

describe('roundedForGuests', () => {
  it('says nothing of a few, and nothing exact of many', () => {
    expect([0, 1, 4, 5, 9, 10, 37, 99, 100, 149, 1_234].map(roundedForGuests)).toEqual([
      0, 0, 0, 5, 5, 10, 35, 95, 100, 100, 1_200,
    ]);
  });
});
