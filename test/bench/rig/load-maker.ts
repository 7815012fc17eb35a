import type { ChildProcess } from 'node:child_process';
import type { GatherJob, TalkJob, TalkResult } from '../load/fan-out-job.js';
import type { LoadJob, LoadResult } from '../load/load-job.js';
import { benchFile, endChild, firstMessage, startNode } from './child.js';

interface Reply {
  id: number;
  result?: unknown;
  error?: string;
}

/** The process that makes the load: apart, so that its cost is not the server's. */
export class LoadMaker {
  private last = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (reply: Reply) => {
      this.waiting.get(reply.id)?.(reply);
      this.waiting.delete(reply.id);
    });
  }

  static async start(): Promise<LoadMaker> {
    const child = startNode(benchFile('load/load-process.js'));
    await firstMessage(child);
    return new LoadMaker(child);
  }

  http(job: LoadJob): Promise<LoadResult> {
    return this.order('http', job);
  }

  gather(job: GatherJob): Promise<void> {
    return this.order('gather', job);
  }

  talk(job: TalkJob): Promise<TalkResult> {
    return this.order('talk', job);
  }

  leave(crowd: string): Promise<void> {
    return this.order('leave', { crowd });
  }

  async stop(): Promise<void> {
    await endChild(this.child);
  }

  private async order<Result>(kind: string, job: unknown): Promise<Result> {
    this.last += 1;
    const id = this.last;
    const answered = new Promise<Reply>((resolve) => this.waiting.set(id, resolve));
    this.child.send({ id, kind, job });
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(error);
    return result as Result;
  }
}
