import { type Check, hold, PASS } from '../check.js';
import { draftText } from '../draft-text.js';
import { foldedText } from '../folded-text.js';
import { hasIban } from '../iban.js';

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u;
/** French national form: 0, then nine digits, in pairs or together; never inside an identifier that mixes in letters. */
const NATIONAL_PHONE = /(?<![\p{L}\d.,/-])0[1-9](?:[ .-]?\d{2}){4}(?![\p{L}\d])/u;
/** International form (ITU-T E.164): + or 00, at most fifteen digits. */
const INTERNATIONAL_PHONE =
  /(?<![\p{L}\d.,/-])(?:\+|00)[ ]?[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?![\p{L}\d])/u;

/** Reach-me data: its author may not know that the whole world reads it, and scams begin with it. */
export const contactData: Check = {
  name: 'contact-data',
  run(draft) {
    const text = foldedText(draftText(draft));
    const found = [
      EMAIL.test(text) ? 'an e-mail address' : null,
      NATIONAL_PHONE.test(text) || INTERNATIONAL_PHONE.test(text) ? 'a telephone number' : null,
      hasIban(text) ? 'a bank account number' : null,
    ].filter((kind) => kind !== null);
    return found.length === 0 ? PASS : hold(`Contains ${found.join(', ')}.`);
  },
};
