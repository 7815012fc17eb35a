/** The pages' icon in the browser's tab: two speech bubbles' worth of square, in the brand's colour. */
export function iconSvg(accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent}"/><path d="M8 11h16M8 16h16M8 21h9" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>`;
}
