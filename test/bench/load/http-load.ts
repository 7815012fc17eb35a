import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpConnection, type WireAnswer } from './http-connection.js';
import { type LoadJob, type LoadResult, quantile, UNIQUE, type WireRequest } from './load-job.js';

/** Grows over the life of the process: no two requests of a run are alike. */
let uniques = Date.now() % 1_000_000;

/** A request with its unique part filled in. */
export function bytesOf({ head, body }: WireRequest): string {
  if (!body.includes(UNIQUE)) return head + body;
  uniques += 1;
  return head + body.replaceAll(UNIQUE, uniques.toString(36).padStart(UNIQUE.length, '0'));
}

/** Sends a job's requests over its connections until the time is up. */
export async function runJob(job: LoadJob): Promise<LoadResult> {
  const latencies: number[] = [];
  let refused = 0;
  let bodyBytes = 0;
  let turn = Math.floor(Math.random() * job.requests.length);
  let broken: Error | null = null;
  const startedAt = performance.now();
  const endsAt = startedAt + job.seconds * 1_000;
  const gap = job.pace ? (1_000 * job.connections) / job.pace : 0;

  const work = async (index: number): Promise<void> => {
    let take: (answer: WireAnswer) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const connection = new HttpConnection(
      job.port,
      job.mustContain !== undefined,
      (answer) => take(answer),
      (error) => fail(error),
    );
    await connection.open();
    let dueAt = startedAt + (gap * index) / job.connections;
    while (performance.now() < endsAt && !broken) {
      if (gap > 0) {
        await sleep(Math.max(0, dueAt - performance.now()));
        dueAt += gap;
      }
      const request = job.requests[(turn = (turn + 1) % job.requests.length)] as WireRequest;
      const sentAt = performance.now();
      const answer = await new Promise<WireAnswer>((resolve, reject) => {
        [take, fail] = [resolve, reject];
        connection.send(bytesOf(request));
      }).catch((error: Error) => {
        broken = error;
        return null;
      });
      if (!answer) break;
      latencies.push(performance.now() - sentAt);
      bodyBytes = answer.bodyBytes;
      if (!answer.isOk || (job.mustContain !== undefined && !answer.body?.includes(job.mustContain)))
        refused += 1;
    }
    connection.close();
  };

  await Promise.all(Array.from({ length: job.connections }, (_, index) => work(index)));
  if (broken) throw broken as Error;
  const seconds = (performance.now() - startedAt) / 1_000;
  const sorted = Float64Array.from(latencies).sort();
  return {
    requests: sorted.length,
    seconds,
    perSecond: sorted.length / seconds,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    refused,
    bodyBytes,
  };
}
