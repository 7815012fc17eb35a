const LONGEST = 120;
/** Controls, what turns the direction of the text around it (CVE-2021-42574), and what paths and headers are made of. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029"<>|:*?\\/]/gu;

/** A name as people see it: one line without anything hidden, no path, its ending kept. Never empty. */
export function displayNameOf(typed: string, kind: 'image' | 'pdf'): string {
  const last = typed.split(/[\\/]/).at(-1) ?? '';
  const clean = last.normalize('NFC').replace(UNFIT, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  if (clean === '') return kind === 'pdf' ? 'document.pdf' : 'image';
  const points = [...clean];
  if (points.length <= LONGEST) return clean;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(clean)?.[0] ?? '';
  return `${points.slice(0, LONGEST - [...ending].length - 1).join('')}…${ending}`;
}

/** The name a PDF is saved under, whatever its ending was typed as. */
export function downloadNameOf(typed: string): string {
  const name = displayNameOf(typed, 'pdf');
  return /\.pdf$/i.test(name) ? name : `${name}.pdf`;
}

/** `Content-Disposition: attachment`, with the name in ASCII for old readers and in full (RFC 6266, RFC 8187). */
export function attachmentHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}
