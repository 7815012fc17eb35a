/**
 * A title as French sets it: what precedes `: ; ! ? »` or follows `«` stays on its line. Only for showing: the title
 * itself keeps the spaces its author typed.
 */
export function typeset(title: string): string {
  return title.replace(/ (?=[:;!?»])/g, '\u00a0').replace(/« /g, '«\u00a0');
}
