import type { HealthProbe, HealthReport } from '../health/health-board.js';
import { MAIL_JOB } from '../mail/mail-job.js';
import type { Jobs } from './jobs.js';

/** How background work and letters stand. */
export class JobsProbe implements HealthProbe {
  readonly name = 'jobs';

  constructor(
    private readonly jobs: Jobs,
    private readonly hasMailServer: boolean,
  ) {}

  async report(): Promise<readonly HealthReport[]> {
    const troubled = await this.jobs.listTroubled(200);
    const letters = troubled.filter(({ task }) => task === MAIL_JOB);
    const others = troubled.filter(({ task }) => task !== MAIL_JOB);
    return [this.ofJobs(others), this.ofMail(letters)];
  }

  private ofJobs(troubled: readonly { isFinal: boolean }[]): HealthReport {
    const failed = troubled.filter(({ isFinal }) => isFinal).length;
    const retrying = troubled.length - failed;
    const details = { failed, retrying };
    if (failed > 0) return { part: 'jobs', state: 'down', code: 'JOBS_FAILED', details };
    if (retrying > 0) return { part: 'jobs', state: 'degraded', code: 'JOBS_RETRYING', details };
    return { part: 'jobs', state: 'working', code: 'WORKING' };
  }

  private ofMail(letters: readonly { isFinal: boolean; lastError: string | null }[]): HealthReport {
    if (!this.hasMailServer) return { part: 'mail', state: 'working', code: 'MAIL_KEPT' };
    const waiting = letters.length;
    const reason = letters[0]?.lastError ?? '';
    const details = { waiting, reason };
    if (letters.some(({ isFinal }) => isFinal))
      return { part: 'mail', state: 'down', code: 'MAIL_FAILED', details };
    if (waiting > 0) return { part: 'mail', state: 'degraded', code: 'MAIL_RETRYING', details };
    return { part: 'mail', state: 'working', code: 'WORKING' };
  }
}
