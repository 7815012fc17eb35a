import { Injectable } from '@nestjs/common';
import { Database, networkOf, seal, Secrets, type Tx, unseal } from '#platform';
import { AttemptLimiter } from '../accounts/attempt-limiter.js';
import { newRecoveryCodes, plainCode } from './recovery-codes.js';
import { CodeInvalid, SecondFactorMissing } from './second-factor.errors.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { matchingStep, TOTP_CODE } from './totp.js';

const KEY = 'second-factor';

/** Checks codes: the app's, each once, and recovery codes. Every attempt counts, for the account and for the address. */
@Injectable()
export class SecondFactorProof {
  constructor(
    private readonly database: Database,
    private readonly rows: SecondFactorRepository,
    private readonly secrets: Secrets,
    private readonly limiter: AttemptLimiter,
  ) {}

  /** Encrypted under the install's secret, for this account alone. */
  sealFor(accountId: string, secret: Buffer): Buffer {
    return seal(this.secrets.key(KEY), secret, accountId);
  }

  /**
   * Takes a code and does what it allows, in one transaction. Throws CodeInvalid, SecondFactorMissing and RateLimited, and
   * what `work` throws; then the code is as good as before.
   */
  async spend<Result>(
    given: { accountId: string; code: string; address: string },
    work: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    const { accountId, address } = given;
    const attempt = await this.limiter.begin(
      { subject: ['second-step:account', accountId], max: 5 },
      { subject: ['second-step:address', networkOf(address)], max: 30 },
    );
    const result = await this.database.transaction(async (tx) => {
      await this.take(tx, accountId, given.code.trim());
      return work(tx);
    });
    await attempt.forgive();
    return result;
  }

  /** Takes the first code of a secret under way: from then on the second factor is on. Throws SecondFactorMissing, CodeInvalid. */
  async confirm(tx: Tx, accountId: string, code: string): Promise<void> {
    const row = await this.rows.lock(tx, accountId);
    if (!row || row.confirmedAt) throw new SecondFactorMissing();
    const step = matchingStep(this.unsealFor(accountId, row.sealedSecret), code.trim());
    if (step === null) throw new CodeInvalid();
    await this.rows.useStep(tx, accountId, step);
  }

  /** Ten new recovery codes instead of the earlier ones; only their keyed hashes are kept. */
  async renewRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => this.hashOf(accountId, code));
    await this.rows.replaceRecoveryCodes(tx, accountId, hashes);
    return codes;
  }

  private async take(tx: Tx, accountId: string, code: string): Promise<void> {
    const row = await this.rows.lock(tx, accountId);
    if (!row?.confirmedAt) throw new SecondFactorMissing();
    if (!TOTP_CODE.test(code)) {
      if (await this.rows.useRecoveryCode(tx, accountId, this.hashOf(accountId, code))) return;
      throw new CodeInvalid();
    }
    const step = matchingStep(this.unsealFor(accountId, row.sealedSecret), code);
    if (step === null || step <= row.lastStep) throw new CodeInvalid();
    await this.rows.useStep(tx, accountId, step);
  }

  private unsealFor(accountId: string, box: Buffer): Buffer {
    return unseal(this.secrets.key(KEY), box, accountId);
  }

  private hashOf(accountId: string, code: string): Buffer {
    return this.secrets.sign('recovery-code', `${accountId} ${plainCode(code)}`);
  }
}
