import { draftOf, SETTINGS } from './draft-of.js';
import { shouting } from './shouting.js';

const outcome = (plainText: string) => shouting.run(draftOf({ plainText }), SETTINGS).outcome;

describe('shouting', () => {
  it('holds a long text in capitals', () => {
    expect(outcome('VOTRE SERVICE APRÈS-VENTE EST UNE HONTE, RENDEZ-MOI MON ARGENT')).toBe('hold');
  });

  it('lets a short cheer pass', () => {
    expect(outcome('BRAVO À TOUTE L’ÉQUIPE !!!')).toBe('pass');
  });

  it('lets acronyms pass in an ordinary sentence', () => {
    expect(outcome('Le SAV dit que la norme IP44 et la TVA sont sur la facture PDF de la FNAC.')).toBe(
      'pass',
    );
  });

  it('has no opinion on scripts without capitals', () => {
    expect(outcome('この照明はとても綺麗です。'.repeat(10))).toBe('pass');
  });
});
