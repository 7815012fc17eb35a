import { UploadsBusy } from '../uploads/upload.errors.js';

/** Lets few pieces of work run at a time, and few wait: the rest is told to come again. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly inLine: number,
  ) {}

  /** Throws UploadsBusy where the line is full. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.inLine) throw new UploadsBusy();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // A turn is handed on, so that nobody slips in between.
      if (next) next();
      else this.running -= 1;
    }
  }
}
