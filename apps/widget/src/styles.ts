/** Adds a style sheet to a shadow root, without a style element that a host's policy could refuse. */
export function adoptStyles(shadow: ShadowRoot, css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  return sheet;
}
