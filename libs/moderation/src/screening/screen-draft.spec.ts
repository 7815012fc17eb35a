import { SCREENING_CHECKS } from '#protocol';
import type { Check } from './check.js';
import { CHECKS } from './checks.js';
import { draftOf, SETTINGS } from './checks/draft-of.js';
import { screenDraft } from './screen-draft.js';

const ignore = () => undefined;

describe('screenDraft', () => {
  it('publishes an ordinary post', () => {
    expect(screenDraft(CHECKS, draftOf(), SETTINGS, ignore)).toEqual({ outcome: 'publish' });
  });

  it('gives every reason, in the order of the list', () => {
    const draft = draftOf({
      plainText: 'ÉCRIVEZ VITE À OFFRE@EXEMPLE.COM POUR GAGNER UNE LAMPE ET UNE TABLE',
      links: ['mailto:offre@exemple.com'],
      author: { publishedCount: 0 },
    });
    const verdict = screenDraft(CHECKS, draft, SETTINGS, ignore);
    const names = verdict.outcome === 'hold' ? verdict.signals.map((signal) => signal.check) : [];
    expect(names).toEqual(['newcomer-link', 'contact-data', 'shouting']);
  });

  it('asks nothing more of staff', () => {
    const draft = draftOf({ links: ['https://example.com/'], author: { publishedCount: 0, isStaff: true } });
    expect(screenDraft(CHECKS, draft, SETTINGS, ignore)).toEqual({ outcome: 'publish' });
  });

  it('holds a post when a check fails, reports it, and still asks the others', () => {
    const broken: Check = {
      name: 'contact-data',
      run: () => {
        throw new Error('broken');
      },
    };
    const holding: Check = { name: 'shouting', run: () => ({ outcome: 'hold', explanation: 'loud' }) };
    const failures: string[] = [];
    const verdict = screenDraft([broken, holding], draftOf(), SETTINGS, (check) => failures.push(check));
    expect(failures).toEqual(['contact-data']);
    expect(verdict).toEqual({
      outcome: 'hold',
      signals: [
        { check: 'check-failed', explanation: 'The check "contact-data" could not be run.' },
        { check: 'shouting', explanation: 'loud' },
      ],
    });
  });

  it('runs the checks in the order the protocol lists them', () => {
    const names = CHECKS.map((check) => check.name).filter((name) => name !== 'staff');
    expect([...names, 'check-failed']).toEqual([...SCREENING_CHECKS]);
  });
});
