import type { Post } from './post.js';
import { rowsOf } from './rows.js';
import type { ThreadState } from './thread.js';

const post = (id: string, seq: number | null, parentId: string | null = null, authorId = 'other'): Post => ({
  id,
  parentId,
  author: { id: authorId, name: id, isStaff: false, role: null, title: null },
  seq,
  state: seq === null ? 'pending' : 'published',
  html: '<p></p>',
  revision: 1,
  at: seq ?? 1_000,
  note: null,
  extras: null,
  files: [],
  given: [],
});

const thread = (posts: Post[], window: Partial<ThreadState> = {}): ThreadState => ({
  id: 't',
  title: '',
  isLocked: false,
  viewerCanReply: true,
  replyCount: 0,
  permalink: '',
  space: { id: 's1', slug: '', name: '', kind: 'DISCUSSION' },
  extras: null,
  seq: 9,
  posts: new Map(posts.map((each) => [each.id, each])),
  openingId: 'opening',
  firstSeq: 0,
  lastSeq: Infinity,
  startCursor: null,
  endCursor: null,
  waiting: new Set(),
  ...window,
});

describe('reading order', () => {
  it('puts replies under their parent, three levels deep at most', () => {
    const posts = [
      post('opening', 1),
      post('a', 2),
      post('b', 3),
      post('a1', 4, 'a'),
      post('a2', 5, 'a1'),
      post('a3', 6, 'a2'),
      post('a4', 7, 'a3'),
    ];
    const rows = rowsOf(thread(posts), null);
    expect(rows.opening?.id).toBe('opening');
    expect(rows.window.map((row) => [row.post.id, row.depth])).toEqual([
      ['a', 0],
      ['a1', 1],
      ['a2', 2],
      ['a3', 3],
      ['a4', 3],
      ['b', 0],
    ]);
    expect(rows.window[4]?.replyTo?.id).toBe('a3');
  });

  it('says that a parent is not loaded', () => {
    const rows = rowsOf(thread([post('opening', 1), post('b', 5, 'absent')]), null);
    expect(rows.window[0]).toMatchObject({ depth: 0, replyTo: null });
  });

  it('hides what waits and what lies outside the window, but never the viewer’s own posts', () => {
    const posts = [
      post('opening', 1),
      post('in', 5),
      post('before', 2),
      post('after', 8),
      post('mine', 9, null, 'me'),
      post('pending', null, null, 'me'),
      post('waits', 6),
    ];
    const state = thread(posts, { firstSeq: 4, lastSeq: 7, waiting: new Set(['waits']) });
    const rows = rowsOf(state, 'me');
    expect(rows.window.map((row) => row.post.id)).toEqual(['in']);
    expect(rows.tail.map((row) => row.post.id)).toEqual(['mine', 'pending']);
  });
});
