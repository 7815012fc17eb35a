const REDRAW_MS = 100;
const LINE_EVERY_MS = 2_000;
const BAR_WIDTH = 30;

/** Where a run stands. */
export interface Tally {
  lines: number;
  imported: number;
  known: number;
  refused: number;
  bytes: number;
}

/** What a person at a terminal, or a log, is told while it runs. */
export class Progress {
  private readonly startedAt = Date.now();
  private drawnAt = 0;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly totalBytes: number,
  ) {}

  show(tally: Tally): void {
    const now = Date.now();
    if (now - this.drawnAt < (this.stream.isTTY ? REDRAW_MS : LINE_EVERY_MS)) return;
    this.drawnAt = now;
    if (this.stream.isTTY) this.stream.write(`\r${this.bar(tally)} ${this.words(tally)}\u001b[K`);
    else this.stream.write(`${this.percent(tally)} % ${this.words(tally)}\n`);
  }

  /** The last word: stays on the screen. */
  end(tally: Tally): void {
    this.stream.write(`${this.stream.isTTY ? '\r\u001b[K' : ''}${this.words(tally)}\n`);
  }

  private percent({ bytes }: Tally): number {
    return this.totalBytes === 0 ? 100 : Math.floor((bytes / this.totalBytes) * 100);
  }

  private bar(tally: Tally): string {
    const done = Math.round((this.percent(tally) / 100) * BAR_WIDTH);
    return `[${'█'.repeat(done)}${'·'.repeat(BAR_WIDTH - done)}] ${String(this.percent(tally)).padStart(3)} %`;
  }

  private words({ imported, known, refused }: Tally): string {
    const seconds = (Date.now() - this.startedAt) / 1000;
    const rate = seconds > 0 ? Math.round((imported + known) / seconds) : 0;
    return `${imported} imported, ${known} already there, ${refused} refused; ${rate}/s, ${seconds.toFixed(1)} s`;
  }
}
