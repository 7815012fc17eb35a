import { readdirSync, readFileSync } from 'node:fs';
import { wireRequest, type WireRequest } from '../load/load-job.js';

/** A line of the generated documents: the operation's name and the id that front ends send. */
const DOCUMENT = /export const (\w+)Document = '([\w-]+)'/g;

type Headers = Readonly<Record<string, string>>;

/** The operations of a front end, sent as it sends them: by the ids of stored documents. */
export class Operations {
  private readonly ids = new Map<string, string>();

  /** Reads what was generated for a front end, such as apps/widget. */
  constructor(
    app: string,
    private readonly slug: string,
  ) {
    const folder = `${app}/src/generated/documents`;
    for (const file of readdirSync(folder)) {
      const source = readFileSync(`${folder}/${file}`, 'utf8');
      for (const [, name = '', id = ''] of source.matchAll(DOCUMENT)) this.ids.set(name, id);
    }
  }

  /** Guests ask by GET what caches may keep; the rest is posted. Throws for a name that no document has. */
  request(name: string, variables: Readonly<Record<string, unknown>>, headers: Headers = {}): WireRequest {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`No operation is called ${name}.`);
    const isKept = id.startsWith('g') && !('authorization' in headers) && !('cookie' in headers);
    if (!isKept) {
      return wireRequest(`/graphql?community=${this.slug}`, { headers, json: { documentId: id, variables } });
    }
    const given = encodeURIComponent(JSON.stringify(variables));
    return wireRequest(`/graphql/${id}?variables=${given}&community=${this.slug}`, { headers });
  }
}
