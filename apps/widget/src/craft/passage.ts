const BLOCKS = /^(P|DIV|PRE|UL|OL|LI|H[1-6]|TABLE|TR|BLOCKQUOTE|HR)$/;

/** The passage of a post that is chosen, or all of its own words: lines as they are read, without what it quotes itself. */
export function passageOf(body: Element, shadow: ShadowRoot): string {
  const { getSelection } = shadow as ShadowRoot & { getSelection?: () => Selection | null };
  const selection = getSelection?.call(shadow) ?? document.getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const isInside = range && body.contains(range.startContainer) && body.contains(range.endContainer);
  return linesOf(isInside ? range.cloneContents() : body);
}

function linesOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (node instanceof Element && node.matches('.quote')) return '';
  if (node.nodeName === 'BR') return '\n';
  const text = [...node.childNodes].map(linesOf).join('');
  return BLOCKS.test(node.nodeName) ? `\n${text}\n` : text;
}
