import type { FramePost, ThreadFrame } from '#protocol';
import type { ThreadChangesQuery } from '../src/generated/operations.js';
import { postFromFields, type Post } from './post.js';
import { withPosts } from './arrivals.js';
import type { ThreadState } from './thread.js';

/** `gap`: something was missed before this frame, the caller has to catch up. */
export type FrameOutcome = 'applied' | 'ignored' | 'gap';

/** Answer of the catch-up query, when it is one that can be applied. */
export type Changes = NonNullable<ThreadChangesQuery['threadChanges']>;

/** A post as a frame carries it: published, at the place the thread's clock gave it. */
function postFromFrame(post: FramePost, seq: number): Post {
  return {
    id: post.id,
    parentId: post.pa ?? null,
    author: {
      id: post.au.id,
      name: post.au.n,
      isStaff: post.au.b === 1,
      role: post.au.ro ?? null,
      title: post.au.ti ?? null,
    },
    seq,
    state: 'published',
    html: post.h,
    revision: post.r ?? 1,
    at: post.at,
    note: null,
    extras: post.x ?? null,
    files: [],
    given: [],
  };
}

/** New posts of others wait behind the reader's back; own ones and those already on screen do not. */
function arrive(state: ThreadState, post: Post, viewerId: string | null): ThreadState {
  const isNews = post.state === 'published' && post.author.id !== viewerId && !state.posts.has(post.id);
  const held = withPosts(state, [post]);
  const next = held.openingId || post.seq === null ? held : { ...held, openingId: post.id };
  return isNews && state.openingId ? { ...next, waiting: new Set([...state.waiting, post.id]) } : next;
}

function changed(state: ThreadState, frame: ThreadFrame, viewerId: string | null): ThreadState {
  if (frame.k === 'thread') {
    const { title, locked: isLocked, x: extras = null } = frame.d;
    return { ...state, title, isLocked, extras };
  }
  if (frame.k === 'post') {
    const isReply = state.openingId !== null && state.openingId !== frame.d.id;
    const next = arrive(state, postFromFrame(frame.d, frame.s), viewerId);
    return isReply ? { ...next, replyCount: state.replyCount + 1 } : next;
  }
  const post = state.posts.get(frame.d.id);
  if (!post) return state;
  if (frame.k === 'edit')
    return withPosts(state, [{ ...post, html: frame.d.h, revision: frame.d.r, extras: frame.d.x ?? null }]);
  if (frame.k === 'extra')
    return withPosts(state, [{ ...post, html: frame.d.h ?? post.html, extras: frame.d.x ?? null }]);
  return withPosts(state, [{ ...post, html: '', state: frame.d.w, extras: null }]);
}

/**
 * One live change, applied by the clock: the frame that follows ours is applied, an older one ignored, anything else
 * is a gap. Repeating or reordering frames therefore never changes the result, it only asks for a catch-up.
 */
export function applyFrame(
  state: ThreadState,
  frame: ThreadFrame,
  viewerId: string | null,
): { state: ThreadState; outcome: FrameOutcome } {
  if (frame.t !== state.id || frame.s <= state.seq) return { state, outcome: 'ignored' };
  if (frame.p !== state.seq) return { state, outcome: 'gap' };
  return { state: { ...changed(state, frame, viewerId), seq: frame.s }, outcome: 'applied' };
}

/** Everything that changed since `state.seq`. An answer older than what frames already brought is ignored. */
export function applyChanges(state: ThreadState, changes: Changes, viewerId: string | null): ThreadState {
  if (changes.seq < state.seq) return state;
  const next = changes.posts.reduce((each, fields) => arrive(each, postFromFields(fields), viewerId), state);
  return { ...next, ...changes.thread, seq: changes.seq };
}
