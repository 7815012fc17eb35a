import { DomainError } from '#platform';
import { type Judgement, ReasonCode, requireReasoned } from './reasons.js';

const REJECTION: Judgement = { verdict: 'reject', reasonCode: 'spam', reasonText: 'Publicité sans rapport.' };

function refusalOf(judgement: Judgement): string {
  try {
    requireReasoned(judgement);
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.field ?? ''}` : String(error);
  }
}

describe('requireReasoned', () => {
  it.each(Object.values(ReasonCode))('lets %s ground one verdict only', (reasonCode) => {
    const isOk = reasonCode.startsWith('ok_');
    const outcome = (verdict: 'approve' | 'reject') => refusalOf({ ...REJECTION, verdict, reasonCode });
    expect(outcome('approve')).toBe(isOk ? 'accepted' : 'REASON_REQUIRED reasonCode');
    expect(outcome('reject')).toBe(isOk ? 'REASON_REQUIRED reasonCode' : 'accepted');
  });

  it.each(['', '   ', '\n\t', '\u200b', '\u00a0'])('does not take %j for a reason', (reasonText) => {
    expect(refusalOf({ ...REJECTION, reasonText })).toBe('REASON_REQUIRED reasonText');
  });

  it('refuses text that cannot be stored, and text without end', () => {
    expect(refusalOf({ ...REJECTION, reasonText: 'a\ud800' })).toBe('INVALID_UNICODE reasonText');
    expect(refusalOf({ ...REJECTION, reasonText: 'a\0' })).toBe('NUL_NOT_ALLOWED reasonText');
    expect(refusalOf({ ...REJECTION, reasonText: 'a'.repeat(2_001) })).toBe('REASON_TOO_LONG reasonText');
  });
});
