import { saysSecondFactor } from './oidc-second-factor.js';

describe('a second factor, as an ID token tells of it', () => {
  it.each<[object]>([
    [{ amr: ['pwd', 'otp'] }],
    [{ amr: ['mfa'] }],
    [{ amr: ['hwk', 'user'] }],
    [{ amr: ['sc'] }],
    [{ acr: 'phrh' }],
    [{ acr: 'https://refeds.org/profile/mfa', amr: ['pwd'] }],
    [{ amr: ['http://schemas.microsoft.com/claims/multipleauthn'] }],
  ])('is seen in %j', (claims) => {
    expect(saysSecondFactor(claims)).toBe(true);
  });

  it.each<[object]>([
    [{}],
    [{ amr: [] }],
    [{ amr: ['pwd'] }],
    [{ amr: ['pwd', 'sms'] }],
    [{ amr: ['swk', 'pin'] }],
    [{ amr: 'mfa' }],
    [{ amr: ['MFA'] }],
    [{ amr: [['mfa']] }],
    [{ amr: { mfa: true } }],
    [{ acr: '1' }],
    [{ acr: ['phr'] }],
    [{ acr: 'urn:mace:incommon:iap:silver' }],
  ])('is not seen in %j', (claims) => {
    expect(saysSecondFactor(claims)).toBe(false);
  });
});
