import pg, { type PoolClient } from 'pg';
import { DeadlineExceeded } from '../errors/access-errors.js';
import { currentScope, inScope } from '../telemetry/work-scope.js';

/** The parts of a connection that name it to the server; the driver has them and does not type them. */
interface Backend {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
}

/** A bare connection of the driver's. */
interface BareConnection {
  on(event: 'connect' | 'end' | 'error', listener: () => void): void;
  connect(port: number | string, host?: string): void;
  cancel(processID: number, secretKey: number): void;
  end(): void;
}

/** The instant by which a piece of work has to be done. Statements under way are cancelled then, later ones refused. */
export class Deadline {
  private readonly expiresAt: number;

  constructor(milliseconds: number) {
    this.expiresAt = performance.now() + milliseconds;
  }

  /** The deadline of the work that asks; null where it has none. */
  static current(): Deadline | null {
    return (currentScope().deadline as Deadline | undefined) ?? null;
  }

  /** Runs `work`, and all it starts, under this deadline. */
  run<Result>(work: () => Result): Result {
    return inScope({ deadline: this }, work);
  }

  /** Throws DeadlineExceeded once it is over. */
  requireTime(): void {
    if (performance.now() >= this.expiresAt) throw new DeadlineExceeded();
  }

  /**
   * Runs one statement of `client`, and has the server cancel it when the time is over. Throws DeadlineExceeded. The
   * client is free for others once this has settled: a cancellation on its way never meets the next statement.
   */
  async guard<Result>(client: PoolClient, statement: () => Promise<Result>): Promise<Result> {
    this.requireTime();
    let cancelled: Promise<void> | null = null;
    const timer = setTimeout(() => {
      cancelled = cancel(client);
    }, this.expiresAt - performance.now());
    try {
      return await statement();
    } catch (error) {
      if (cancelled) throw new DeadlineExceeded();
      throw error;
    } finally {
      clearTimeout(timer);
      if (cancelled) await (cancelled as Promise<void>);
    }
  }
}

/** Asks the server to cancel what a connection is running; settles when the server has taken note, or cannot be asked. */
function cancel(client: PoolClient): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Backend;
  const Connection = (pg as unknown as { Connection: new () => BareConnection }).Connection;
  return new Promise((resolve) => {
    const connection = new Connection();
    connection.on('connect', () => connection.cancel(processID, secretKey));
    connection.on('end', resolve);
    connection.on('error', resolve);
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}
