import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendGraphql, type TestMember } from '#test-support';
import type { Cast } from './install.js';

const WRITES_PER_SECOND = 30;
const GIVE_UP_MS = 60_000;
const RETRY_MS = 50;

const REPLY = `mutation ($input: PostReplyInput!) { answer: postReply(input: $input) { post { id state } userErrors { code } } }`;
const OPEN = `mutation ($input: ThreadOpenInput!) { answer: threadOpen(input: $input) { post { id state threadId } userErrors { code } } }`;

interface Written {
  id: string;
  state: string;
  threadId?: string;
}

/** A write as its client knows it: answered, under this id. */
export interface Acknowledged {
  readonly key: string;
  readonly id: string;
}

/** Members who write at an even pace, and send the same again until somebody answers. */
export class Writing {
  readonly acknowledged: Acknowledged[] = [];
  /** Sends that got no answer and were repeated. */
  retries = 0;

  constructor(
    private readonly url: string,
    private readonly cast: Cast,
    private readonly threadIds: readonly string[],
  ) {}

  /** Opens a thread, which every later reply goes to. */
  async open(): Promise<string> {
    const input = {
      spaceId: this.cast.space.id,
      title: `Sujet ${words()}`,
      body: words(),
      idempotencyKey: randomUUID(),
    };
    const opened = await this.sendUntilAnswered(this.cast.writers[0] as TestMember, OPEN, input);
    return String(opened.threadId);
  }

  /** Resolves when every write that was begun within these seconds is answered. */
  async run(seconds: number): Promise<void> {
    const writes: Promise<void>[] = [];
    const start = Date.now();
    for (let count = 0; count < seconds * WRITES_PER_SECOND; count += 1) {
      await sleep(start + (count * 1_000) / WRITES_PER_SECOND - Date.now());
      writes.push(this.write(count));
    }
    await Promise.all(writes);
  }

  private async write(count: number): Promise<void> {
    const { writers } = this.cast;
    const by = writers[count % writers.length] as TestMember;
    const key = randomUUID();
    const threadId = this.threadIds[count % this.threadIds.length];
    const { id } = await this.sendUntilAnswered(by, REPLY, { threadId, body: words(), idempotencyKey: key });
    this.acknowledged.push({ key, id });
  }

  private async sendUntilAnswered(by: TestMember, query: string, input: object): Promise<Written> {
    for (const deadline = Date.now() + GIVE_UP_MS; ; await sleep(RETRY_MS)) {
      const answer = await sendGraphql<{ answer: { post: Written | null; userErrors: object[] } | null }>(
        this.url,
        query,
        { input },
        { community: this.cast.community.slug, token: by.token },
      ).catch(() => null);
      const said = answer?.data?.answer;
      if (said?.post?.state === 'PUBLISHED') return said.post;
      if (said) throw new Error(`A write was refused: ${JSON.stringify(said)}`);
      this.retries += 1;
      if (Date.now() > deadline) throw new Error(`Nobody answered: ${JSON.stringify(answer?.errors)}`);
    }
  }
}

/** Other words each time: a text that repeats itself would be held. */
function words(): string {
  return [...randomBytes(30)]
    .map((byte, place) => (place % 6 === 5 ? ' ' : String.fromCharCode(97 + (byte % 26))))
    .join('')
    .trim();
}
