const LINE_EVERY_MS = 2_000;

/** What a person at a terminal, or a log, is told while the work goes on. */
export class Steps {
  private readonly startedAt = Date.now();
  private toldAt = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  /** At a terminal every step in one line; else a line now and then. */
  readonly tell = (step: string): void => {
    if (this.stream.isTTY) {
      this.stream.write(`\r${step}…\u001b[K`);
      return;
    }
    const now = Date.now();
    if (now - this.toldAt < LINE_EVERY_MS) return;
    this.toldAt = now;
    this.stream.write(`${step}…\n`);
  };

  /** The last word: stays on the screen. */
  end(text: string): void {
    const seconds = ((Date.now() - this.startedAt) / 1_000).toFixed(1);
    this.stream.write(`${this.stream.isTTY ? '\r\u001b[K' : ''}${text} (${seconds} s)\n`);
  }
}
