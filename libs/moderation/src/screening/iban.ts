const CANDIDATE = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/gu;
const SHORTEST = 15;

/** True where the text holds a number with the form and the check digits of an IBAN (ISO 13616, ISO 7064 MOD 97-10). */
export function hasIban(text: string): boolean {
  for (const [match] of text.matchAll(CANDIDATE)) {
    let candidate = match.replace(/[ -]/g, '');
    // Words in capitals may follow without a break, so shorter readings are tried too.
    for (; candidate.length >= SHORTEST; candidate = candidate.slice(0, -1)) {
      if (isIban(candidate)) return true;
    }
  }
  return false;
}

function isIban(candidate: string): boolean {
  let remainder = 0;
  for (const character of candidate.slice(4) + candidate.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
