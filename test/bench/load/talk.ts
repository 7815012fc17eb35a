import { setTimeout as sleep } from 'node:timers/promises';
import type { TalkJob, TalkResult } from './fan-out-job.js';
import { HttpConnection, type WireAnswer } from './http-connection.js';
import { bytesOf } from './http-load.js';
import { quantile, type WireRequest } from './load-job.js';
import { nowMs, type SocketCrowd } from './socket-crowd.js';

/** What a unique part looks like in a frame: `u` keeps it apart from what else a frame holds. */
const MARK = /u([0-9a-z]{8})u/;
const LONGEST_WAIT_MS = 15_000;

/** Sends replies and waits until the crowd of so many sockets has every one of them. */
export async function talk(crowd: SocketCrowd, size: number, job: TalkJob): Promise<TalkResult> {
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  let frameBytes = 0;
  let [lastText, lastSentAt] = ['', 0];
  let onAll: () => void = () => undefined;
  crowd.onEvent = (text, bytes) => {
    // The same bytes for all: read once.
    if (text !== lastText) {
      [lastText, lastSentAt] = [text, sentAt.get(MARK.exec(text)?.[1] ?? '') ?? 0];
      if (lastSentAt > 0) frameBytes = bytes;
    }
    if (lastSentAt === 0) return;
    latencies.push(nowMs() - lastSentAt);
    if (latencies.length === sentAt.size * size) onAll();
  };
  let onAnswer: (answer: WireAnswer) => void = () => undefined;
  const connection = new HttpConnection(
    job.port,
    true,
    (answer) => onAnswer(answer),
    (error) => {
      throw error;
    },
  );
  await connection.open();
  const startedAt = nowMs();
  for (let turn = 0; nowMs() < startedAt + job.seconds * 1_000; turn += 1) {
    const bytes = bytesOf(job.requests[turn % job.requests.length] as WireRequest);
    sentAt.set(MARK.exec(bytes)?.[1] ?? '', nowMs());
    const everybody = new Promise<void>((resolve) => (onAll = resolve));
    const answer = await new Promise<WireAnswer>((resolve) => {
      onAnswer = resolve;
      connection.send(bytes);
    });
    if (!answer.isOk || answer.body?.includes('"post":null')) throw new Error(`Refused: ${answer.body}`);
    if (job.pace) await sleep(Math.max(0, startedAt + ((turn + 1) * 1_000) / job.pace - nowMs()));
    else await Promise.race([everybody, sleep(LONGEST_WAIT_MS)]);
  }
  const seconds = (nowMs() - startedAt) / 1_000;
  const wanted = sentAt.size * size;
  for (const until = nowMs() + LONGEST_WAIT_MS; latencies.length < wanted && nowMs() < until;)
    await sleep(20);
  connection.close();
  const sorted = Float64Array.from(latencies).sort();
  return {
    replies: sentAt.size,
    deliveries: sorted.length,
    missing: wanted - sorted.length,
    seconds,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    frameBytes,
  };
}
