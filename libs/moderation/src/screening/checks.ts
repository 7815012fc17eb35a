import type { Check } from './check.js';
import { contactData } from './checks/contact-data.js';
import { newcomerLink } from './checks/newcomer-link.js';
import { repeatedText } from './checks/repeated-text.js';
import { shouting } from './checks/shouting.js';
import { stackedMarks } from './checks/stacked-marks.js';
import { staff } from './checks/staff.js';
import { tooManyLinks } from './checks/too-many-links.js';

/**
 * The policy, read from top to bottom. Every check is asked, so that a moderator sees every reason at once; the first
 * that holds names the case. Adding one: a file in `checks/`, its name in the protocol, a line here.
 */
export const CHECKS: readonly Check[] = [
  // The brand's own people are not screened: nothing below is asked.
  staff,
  // Links first: most of what is held, and nearly all spam.
  newcomerLink,
  tooManyLinks,
  // Floods.
  repeatedText,
  // Harm to the author or to others.
  contactData,
  // Form: hard to read, or meant to be.
  shouting,
  stackedMarks,
];
