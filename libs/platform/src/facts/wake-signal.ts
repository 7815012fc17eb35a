/** Tells consumers that the log has grown. A lost signal costs one poll interval, never a fact. */
export interface WakeSignal {
  notify(): void;
  /** Answers the function that stops listening. */
  onWake(listener: () => void): () => void;
}

/** The signal among consumers of one process. */
export class InProcessWakeSignal implements WakeSignal {
  private readonly listeners = new Set<() => void>();

  notify(): void {
    for (const listener of this.listeners) listener();
  }

  onWake(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
