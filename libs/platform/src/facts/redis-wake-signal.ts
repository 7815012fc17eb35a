import { newId } from '../database/ids.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { InProcessWakeSignal, type WakeSignal } from './wake-signal.js';

/**
 * The signal among all processes of an install. Those who listen here hear it at once, as without Redis; the others a
 * network trip later, or at their next poll while Redis is out of reach.
 */
export class RedisWakeSignal implements WakeSignal {
  private readonly local = new InProcessWakeSignal();
  private readonly sender = newId();
  private readonly channel: string;
  private isPublishing = false;
  private isWantedAgain = false;

  constructor(private readonly redis: RedisConnection) {
    this.channel = `${redis.prefix}wake`;
    void this.listen();
  }

  notify(): void {
    this.local.notify();
    void this.publish();
  }

  onWake(listener: () => void): () => void {
    return this.local.onWake(listener);
  }

  /** One message on its way at a time: however many commits there are meanwhile, one more follows it. */
  private async publish(): Promise<void> {
    this.isWantedAgain = this.isPublishing;
    if (this.isPublishing) return;
    this.isPublishing = true;
    do {
      this.isWantedAgain = false;
      if (this.redis.isReady)
        await this.redis.client.publish(this.channel, this.sender).catch(() => undefined);
    } while (this.isWantedAgain);
    this.isPublishing = false;
  }

  private async listen(): Promise<void> {
    const subscriber = await this.redis.duplicate();
    const hear = (sender: string) => {
      if (sender !== this.sender) this.local.notify();
    };
    // Refused only when the connection is closed for good; an outage is outlived.
    await subscriber.subscribe(this.channel, hear).catch(() => undefined);
  }
}
