import { codePointLength, firstCodePoints } from './length.js';
import { bucketOf, initialsOf } from './text.js';
import { exactTime, relativeTime } from './time.js';

describe('text', () => {
  it('counts code points as the server does', () => {
    expect(codePointLength('é🪔')).toBe(2);
    expect(firstCodePoints('🪔🪔🪔', 2)).toBe('🪔🪔');
  });

  it('makes initials of whole characters', () => {
    expect(initialsOf('Camille Roussel')).toBe('CR');
    expect(initialsOf('Édouard-Alexandre de Montmorency')).toBe('ÉM');
    expect(initialsOf('🪔')).toBe('·');
    expect(initialsOf('𝒜lbert')).toBe('𝒜');
  });

  it('gives one person one tint', () => {
    expect(bucketOf('0199-a', 6)).toBe(bucketOf('0199-a', 6));
    expect(bucketOf('0199-a', 6)).toBeLessThan(6);
  });

  it('tells time in words within a week, by the date beyond', () => {
    const now = Date.UTC(2026, 2, 12, 10);
    expect(relativeTime(now - 5_000, now, 'fr')).toBe('maintenant');
    expect(relativeTime(now - 3 * 60_000, now, 'fr')).toBe('il y a 3 minutes');
    expect(relativeTime(now + 60_000, now, 'en')).toBe('now');
    expect(relativeTime(now - 30 * 86_400_000, now, 'en')).toBe('Feb 10, 2026');
    expect(exactTime(now, 'fr')).toContain('12 mars 2026');
  });
});
