import type { ThreadFrame } from '#protocol';
import type { PostFieldsFragment, ThreadHeadFragment } from '../src/generated/operations.js';
import { applyChanges, applyFrame, type Changes } from './frames.js';
import { threadFromFields, type ThreadState } from './thread.js';

const THREAD = 't1';

/** A repeatable source of chance (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The server's side of one thread: a clock, posts, and the frame of each change. */
class ServerThread {
  seq = 0;
  title = 'Title';
  isLocked = false;
  extras: (NonNullable<ThreadHeadFragment['extras']> & { idea: null }) | null = null;
  readonly posts: (PostFieldsFragment & { changeSeq: number })[] = [];
  readonly frames: ThreadFrame[] = [];

  constructor(private readonly chance: () => number) {
    this.post();
  }

  change(): void {
    const kind = Math.floor(this.chance() * 8);
    const post = this.posts[Math.floor(this.chance() * this.posts.length)];
    if (kind < 3 || !post || post.state !== 'PUBLISHED') return this.post();
    if (kind === 3) {
      const clock = this.#tick();
      Object.assign(post, {
        bodyHtml: `<p>${clock.s}</p>`,
        revisionNumber: post.revisionNumber + 1,
        changeSeq: clock.s,
      });
      const x = post.extras ? { x: post.extras } : {};
      const d = { id: post.id, h: post.bodyHtml, r: post.revisionNumber, at: clock.s, ...x };
      this.frames.push({ t: THREAD, ...clock, k: 'edit', d });
    } else if (kind === 4) {
      const clock = this.#tick();
      Object.assign(post, { bodyHtml: '', state: 'REMOVED', extras: null, changeSeq: clock.s });
      this.frames.push({ t: THREAD, ...clock, k: 'gone', d: { id: post.id, w: 'removed' } });
    } else if (kind === 5) {
      const clock = this.#tick();
      const extras = this.chance() < 0.3 ? null : { reactions: [{ kind: 'like', count: clock.s }] };
      Object.assign(post, { extras, changeSeq: clock.s });
      const d = { id: post.id, ...(extras ? { x: extras } : {}) };
      this.frames.push({ t: THREAD, ...clock, k: 'extra', d });
    } else if (kind === 6) {
      const clock = this.#tick();
      this.extras = this.extras
        ? null
        : {
            tags: [`tag ${clock.s}`],
            isFeatured: null,
            slowModeSeconds: null,
            officialPostId: null,
            officialAuthor: null,
            review: null,
            question: null,
            idea: null,
            announcement: null,
          };
      this.frames.push({ t: THREAD, ...clock, k: 'thread', d: this.#frameHead() });
    } else {
      const clock = this.#tick();
      this.isLocked = !this.isLocked;
      this.frames.push({ t: THREAD, ...clock, k: 'thread', d: this.#frameHead() });
    }
  }

  post(): void {
    const clock = this.#tick();
    const parent =
      this.chance() < 0.4 ? this.posts[Math.floor(this.chance() * this.posts.length)] : undefined;
    const post = {
      id: `p${clock.s}`,
      author: {
        id: `m${clock.s % 3}`,
        displayName: `Member ${clock.s % 3}`,
        handle: `member${clock.s % 3}`,
        badge: null,
        staffRole: null,
        title: null,
      },
      parentId: parent?.id ?? null,
      seq: clock.s,
      changeSeq: clock.s,
      state: 'PUBLISHED' as const,
      bodyHtml: `<p>post ${clock.s}</p>`,
      revisionNumber: 1,
      createdAt: new Date(clock.s).toISOString(),
      publishedAt: new Date(clock.s).toISOString(),
      isOwn: false,
      moderationNote: null,
      attachments: [],
      viewerReactions: [],
      extras: null,
    };
    this.posts.push(post);
    const { author } = post;
    const d = {
      id: post.id,
      ...(parent ? { pa: parent.id } : {}),
      au: { id: author.id, n: author.displayName },
      h: post.bodyHtml,
      at: clock.s,
    };
    this.frames.push({ t: THREAD, ...clock, k: 'post', d });
  }

  get head(): ThreadHeadFragment {
    return {
      id: THREAD,
      title: this.title,
      seq: this.seq,
      replyCount: this.posts.length - 1,
      isLocked: this.isLocked,
      state: 'PUBLISHED',
      permalink: '/t',
      viewerCanReply: true,
      extras: this.extras,
      space: { id: 's', slug: 's', name: 'Space', kind: 'DISCUSSION' },
    };
  }

  fetch(): ThreadState {
    const edges = this.posts.map((node) => ({ node: { ...node } }));
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    return threadFromFields(this.head, { edges, pageInfo }, []);
  }

  changes(after: number): Changes {
    const posts = this.posts.filter((post) => post.changeSeq > after).map((post) => ({ ...post }));
    return { seq: this.seq, isReset: false, thread: this.head, posts };
  }

  #frameHead() {
    const { title, isLocked: locked, extras } = this;
    return { title, locked, ...(extras ? { x: extras } : {}) };
  }

  #tick() {
    const p = this.seq;
    // The clock may jump: a client must trust `p`, never count.
    this.seq += 1 + Math.floor(this.chance() * 2);
    return { s: this.seq, p };
  }
}

const comparable = (state: ThreadState) => ({
  ...state,
  waiting: [],
  posts: [...state.posts.values()].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)),
});

describe('live frames', () => {
  it('give the same thread as a fresh fetch, whatever is dropped, repeated or reordered', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const chance = chanceFrom(seed);
      const server = new ServerThread(chance);
      let client = server.fetch();
      const wire: ThreadFrame[] = [];
      let sent = server.frames.length;
      const receive = (frame: ThreadFrame) => {
        const { state, outcome } = applyFrame(client, frame, null);
        client = outcome === 'gap' ? applyChanges(state, server.changes(state.seq), null) : state;
      };
      for (let step = 0; step < 40; step += 1) {
        server.change();
        for (; sent < server.frames.length; sent += 1) {
          const frame = server.frames[sent];
          const copies = chance() < 0.2 ? 0 : chance() < 0.2 ? 2 : 1;
          for (let copy = 0; frame && copy < copies; copy += 1)
            wire.splice(Math.floor(chance() * (wire.length + 1)), 0, frame);
        }
        while (wire.length && chance() < 0.7) receive(wire.shift() as ThreadFrame);
      }
      wire.forEach(receive);
      if (client.seq < server.seq) client = applyChanges(client, server.changes(client.seq), null);
      expect(comparable(client)).toEqual(comparable(server.fetch()));
    }
  });

  it('apply in order without any catch-up', () => {
    const server = new ServerThread(chanceFrom(7));
    let client = server.fetch();
    for (let step = 0; step < 50; step += 1) server.change();
    for (const frame of server.frames.slice(1)) {
      const { state, outcome } = applyFrame(client, frame, null);
      expect(outcome).toBe('applied');
      client = state;
    }
    expect(comparable(client)).toEqual(comparable(server.fetch()));
  });

  it('make the posts of others wait, and show the viewer’s own at once', () => {
    const server = new ServerThread(chanceFrom(3));
    const client = server.fetch();
    server.post();
    const frame = server.frames.at(-1) as ThreadFrame & { k: 'post' };
    expect([...applyFrame(client, frame, 'somebody else').state.waiting]).toEqual([frame.d.id]);
    expect(applyFrame(client, frame, frame.d.au.id).state.waiting.size).toBe(0);
  });

  it('leave another thread alone', () => {
    const server = new ServerThread(chanceFrom(5));
    const client = server.fetch();
    server.post();
    const frame = { ...(server.frames.at(-1) as ThreadFrame), t: 'other' };
    expect(applyFrame(client, frame, null)).toEqual({ state: client, outcome: 'ignored' });
  });

  it('ignore a catch-up that is older than what frames already brought', () => {
    const server = new ServerThread(chanceFrom(9));
    const client = server.fetch();
    const old = server.changes(0);
    server.post();
    const { state } = applyFrame(client, server.frames.at(-1) as ThreadFrame, null);
    expect(applyChanges(state, old, null)).toBe(state);
  });
});
