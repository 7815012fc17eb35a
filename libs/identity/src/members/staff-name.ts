/**
 * Letters that are read as Latin ones, in the faces people see them in: Cyrillic, Greek and a few others (a reasonable part
 * of Unicode's confusables, UTS #39), and what stands for letters in disguised words.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...fromPairs('аaвbсcԁdеeѕsіiјjкkӏlмmнhоoрpтtуyхxԛqԝwгrпnʟlɡgɪi'),
  ...fromPairs('αaβbεeηnιiκkνvοoρpτtυuχxγyωwσoμu'),
  ...fromPairs('0o1i3e4a5s7t8b@a$s€e!i|l'),
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Words by which a community's staff is called, in the languages we speak; a word that begins like the first ones is one too. */
const BEGINNINGS = ['admin', 'moderat', 'official', 'officiel', 'webmaster', 'webmestre', 'communitymanager'];
const WORDS = new Set([
  'staff',
  'modo',
  'modos',
  'modo',
  'mod',
  'mods',
  'sysop',
  'helpdesk',
  'support',
  'sav',
]);
/** Said together, in a name's words. */
const PHRASES = ['serviceclient', 'serviceclients', 'customerservice', 'customercare', 'communitymanager'];
/** Shorter brands are looked for as whole words only: three letters stand in many names. */
const LONG_BRAND = 5;

/**
 * True for a name that others would take for the brand itself, or for somebody who speaks for it. Folded: case, accents,
 * lookalike letters, and letters set apart are no disguise. For members who are not staff.
 */
export function imitatesStaff(name: string, brand: string): boolean {
  const words = wordsOf(name);
  const whole = words.join('');
  const isWord = (word: string): boolean =>
    WORDS.has(word) || BEGINNINGS.some((start) => word.startsWith(start)) || /(^|[^b])admin$/u.test(word);
  if (words.some(isWord) || PHRASES.some((phrase) => whole.includes(phrase))) return true;
  // Letter by letter: « a d m i n », « s.t.a.f.f ».
  if (words.length > 2 && words.every((word) => word.length <= 2) && isWord(whole)) return true;
  return namesBrand(words, wordsOf(brand).join(''));
}

function namesBrand(words: readonly string[], brand: string): boolean {
  if (brand.length < 2) return false;
  const whole = words.join('');
  if (brand.length >= LONG_BRAND && whole.includes(brand)) return true;
  return words.some((_, start) => words.some((__, end) => words.slice(start, end + 1).join('') === brand));
}

/** A name's words as an eye takes them, in plain small letters. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[^a-z\s]/gu, (letter) => LOOKALIKES[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function fromPairs(pairs: string): Record<string, string> {
  const letters = [...pairs];
  return Object.fromEntries(
    letters.flatMap((letter, index) => (index % 2 === 0 ? [[letter, letters[index + 1] ?? '']] : [])),
  );
}
