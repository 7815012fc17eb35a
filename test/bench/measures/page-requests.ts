import { type Corpus, CORPUS_SIZE } from '../corpus/corpus.js';
import type { Operations } from '../corpus/operations.js';
import { wireRequest, type WireRequest } from '../load/load-job.js';

const FIRST = CORPUS_SIZE.rowsPerPage;

type Headers = Readonly<Record<string, string>>;

/** The requests of readers: what the widget sends when it opens a page, and what a browser asks of the hosted pages. */
export class PageRequests {
  constructor(
    private readonly corpus: Corpus,
    private readonly widget: Operations,
  ) {}

  /** As the widget opens a thread. */
  thread(id: string, headers: Headers = {}): WireRequest {
    return this.operation('ThreadById', { id, first: FIRST }, headers);
  }

  /** As the widget shows another page of a thread. */
  page(id: string, after: string | null, headers: Headers = {}): WireRequest {
    return this.operation('ThreadPosts', { id, first: FIRST, ...(after ? { after } : {}) }, headers);
  }

  latest(): WireRequest {
    return this.operation('ThreadList', { first: FIRST });
  }

  /** Random threads, each read by another member. */
  signedIn(): WireRequest[] {
    const { members, threadIds } = this.corpus;
    return threadIds.map((id, index) =>
      this.thread(id, { authorization: `Bearer ${members[index % members.length]?.token}` }),
    );
  }

  html(id: string): WireRequest {
    return wireRequest(`/c/${this.corpus.slug}/t/${id}`, { headers: { accept: 'text/html' } });
  }

  /** The same page from the bare server. */
  bareThread(id: string, afterSeq: number): WireRequest {
    return wireRequest(`/page/${id}/${afterSeq}`);
  }

  operation(name: string, variables: Readonly<Record<string, unknown>>, headers: Headers = {}): WireRequest {
    return this.widget.request(name, variables, headers);
  }
}

/** Throws where the answer is an error: a fast refusal would make a fine figure. */
export async function mustAnswer<Data = unknown>(port: number, { head, body }: WireRequest): Promise<Data> {
  const [first = '', ...lines] = head.trim().split('\r\n');
  const [method = 'GET', path = '/'] = first.split(' ');
  const given = lines.map((line) => line.split(': ', 2) as [string, string]);
  const headers = given.filter(([name]) => name !== 'content-length' && name !== 'host');
  const address = `http://127.0.0.1:${port}${path}`;
  const response = await fetch(address, { method, headers, ...(body ? { body } : {}) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} from ${path}: ${text.slice(0, 300)}`);
  if (!response.headers.get('content-type')?.includes('json')) return text as Data;
  const answer = JSON.parse(text) as { data?: Data; errors?: unknown };
  if (answer.errors || !answer.data) throw new Error(`${path}: ${text.slice(0, 300)}`);
  return answer.data;
}
