import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Lets what an HTTP server is at end before it closes: nothing is cut that could still be answered. */
export class HttpDrain {
  private readonly underWay = new Set<ServerResponse>();
  private isEnding = false;
  private onEmpty: (() => void) | null = null;

  constructor(private readonly server: Server) {
    // Before the application's own listener, which may answer at once.
    server.prependListener('request', (_: IncomingMessage, answer: ServerResponse) => this.watch(answer));
  }

  /** From now on every answer ends its connection, so that those who keep connections open go elsewhere. */
  begin(): void {
    this.isEnding = true;
    for (const answer of this.underWay) answer.shouldKeepAlive = false;
  }

  /** Takes no connection any more; resolves when all is answered, or when the time is up. */
  async finish(timeoutMs: number): Promise<void> {
    this.begin();
    this.server.close();
    if (this.underWay.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private watch(answer: ServerResponse): void {
    this.underWay.add(answer);
    if (this.isEnding) answer.shouldKeepAlive = false;
    answer.once('close', () => {
      this.underWay.delete(answer);
      if (this.underWay.size === 0) this.onEmpty?.();
    });
  }
}
