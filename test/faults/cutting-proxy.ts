import { createServer, connect, type Server } from 'node:net';
import { once } from 'node:events';

/** Passes bytes on, and on demand drops connections when the answer begins: the work is done, the client never hears. */
export class CuttingProxy {
  /** Share of the answers that are cut, 0 to 1. */
  cutShare = 0;
  cuts = 0;
  private readonly server: Server;

  private constructor(private readonly targetPort: number) {
    this.server = createServer((client) => {
      const target = connect(this.targetPort, '127.0.0.1');
      client.pipe(target);
      target.on('data', (bytes) => {
        if (Math.random() >= this.cutShare) return void client.write(bytes);
        this.cuts += 1;
        client.destroy();
        target.destroy();
      });
      target.on('end', () => client.end());
      target.on('error', () => client.destroy());
      client.on('error', () => target.destroy());
      client.on('close', () => target.destroy());
    });
  }

  static async to(url: string): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(Number(new URL(url).port));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  close(): void {
    this.server.close();
  }
}
