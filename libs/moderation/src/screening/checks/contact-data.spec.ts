import { contactData } from './contact-data.js';
import { draftOf, SETTINGS } from './draft-of.js';

const outcome = (plainText: string) => contactData.run(draftOf({ plainText }), SETTINGS).outcome;

describe('contact-data', () => {
  it.each([
    ['an e-mail address', 'Écrivez-moi à jean.dupont+lampe@exemple.fr merci'],
    ['an address of an accented domain', 'contact@société.fr'],
    ['a French number in pairs', 'Appelez le 06 12 34 56 78'],
    ['a French number in one piece', '(0612345678)'],
    ['a number with no-break spaces', '06\u00a012\u202f34\u00a056\u00a078'],
    ['full-width digits', '０６１２３４５６７８'],
    ['digits cut by zero-width characters', '06\u200b12\u200b34\u200b56\u200b78'],
    ['an international number', 'WhatsApp +33 6 12 34 56 78'],
    ['a British number', '+44 (0)20 7946 0958'],
    ['an IBAN', 'Virement sur FR14 2004 1010 0505 0001 3M02 606 merci'],
    ['an IBAN in one piece', 'DE89370400440532013000'],
    ['an IBAN followed by capitals', 'DE89 3704 0044 0532 0130 00 MERCI A TOUS'],
  ])('holds %s', (_, text) => expect(outcome(text)).toBe('hold'));

  it.each([
    ['a price', 'Je l’ai payée 1 249,00 € le 12/03/2024'],
    ['a date and an hour', 'Le 2026-11-21 à 09:30'],
    ['a product number', 'Référence 3560071234567, lot 0044-2024'],
    ['a mention', '@camille tu as raison'],
    ['a law', 'Article 1er de la loi n° 78-753 du 17 juillet 1978'],
    ['a number with the form of an IBAN and wrong check digits', 'FR15 2004 1010 0505 0001 3M02 606'],
    ['an identifier of letters and digits', 'Suivi e0712345678 et b0612345678c'],
    ['a long row of digits', '3.14159265358979323846264338327950288'],
  ])('lets %s pass', (_, text) => expect(outcome(text)).toBe('pass'));

  it('reads the title of a new thread, too', () => {
    const draft = draftOf({ title: 'Appelez le 06 12 34 56 78', plainText: 'Bonjour.' });
    expect(contactData.run(draft, SETTINGS).outcome).toBe('hold');
  });

  it('never repeats what it found', () => {
    const result = contactData.run(draftOf({ plainText: 'jean@exemple.fr' }), SETTINGS);
    expect(result).toEqual({ outcome: 'hold', explanation: 'Contains an e-mail address.' });
  });

  it('stays quick on 40,000 hostile characters', () => {
    const started = performance.now();
    for (const piece of ['a.', '+1 ', 'FR76', '0 1 ', 'a@a.', 'A1 ', '- ']) {
      outcome(piece.repeat(40_000 / piece.length));
    }
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
