import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How a process of the bench is started. */
export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  readonly args?: readonly string[];
}

/** The compiled file beside this one, by its path from test/bench. */
export function benchFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** Starts a Node process with an environment of its own: nothing of ours leaks in. */
export function startNode(file: string, options: ChildOptions = {}): ChildProcess {
  return fork(file, [...(options.args ?? [])], {
    env: { ...options.env },
    execArgv: [...(options.nodeOptions ?? [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The first message of a child. Throws where it ends instead. */
export async function firstMessage<Message>(child: ChildProcess): Promise<Message> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}.`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
  return message;
}

/** Ends a child and waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(tooLong);
}

/** Bytes that a server keeps once its garbage is collected; it must have been started with collect-on-signal. */
export async function keptBytesOf(child: ChildProcess): Promise<number> {
  const told = firstMessage<{ keptBytes: number }>(child);
  child.kill('SIGUSR2');
  return (await told).keptBytes;
}
