import { contrast, parseHex, toHex, type Oklch } from './oklch.js';

/** Used when a community has no readable accent of its own. */
export const DEFAULT_ACCENT = '#2f5d8a';
const DEFAULT_BRAND: Oklch = { l: 0.467, c: 0.0877, h: 248.5 };

/** Darkest surface that accent text may sit on in the light scheme, lightest in the dark one: same as tokens.css. */
const LIGHT_SURFACE = '#f1f2f4';
const DARK_SURFACE = '#2b2d31';
const WHITE = '#ffffff';

/** Smallest contrast of text, WCAG 2.2 §1.4.3. */
export const TEXT_CONTRAST = 4.5;

/** An accent as the interface uses it: corrected until text on it and in it can be read. */
export interface Accent {
  hue: number;
  light: { fill: string; hover: string; text: string };
  dark: { fill: string; hover: string; text: string };
  /** True when the brand's colour had to be moved to be readable on white. */
  isCorrected: boolean;
}

function shift(colour: Oklch, step: number, isEnough: (hex: string) => boolean): string {
  let moved = colour;
  while (!isEnough(toHex(moved)) && moved.l > 0.05 && moved.l < 0.98) moved = { ...moved, l: moved.l + step };
  return toHex(moved);
}

const nudge = (hex: string, by: number): string => {
  const colour = parseHex(hex) ?? DEFAULT_BRAND;
  return toHex({ ...colour, l: Math.min(0.98, Math.max(0.05, colour.l + by)) });
};

/** The accent made readable in both schemes; an unreadable value falls back to the default. */
export function accentOf(brandColour: string): Accent {
  const brand = parseHex(brandColour) ?? DEFAULT_BRAND;
  const lightFill = shift(brand, -0.01, (hex) => contrast(hex, WHITE) >= TEXT_CONTRAST);
  const lightText = shift(brand, -0.01, (hex) => contrast(hex, LIGHT_SURFACE) >= TEXT_CONTRAST);
  // White text must be readable on the fill, and the fill must stand out of the dark page (3:1, §1.4.11).
  const raised = { ...brand, l: Math.max(brand.l, 0.52) };
  const darkFill = shift(raised, -0.01, (hex) => contrast(hex, WHITE) >= TEXT_CONTRAST);
  const darkText = shift(
    { ...brand, l: Math.max(brand.l, 0.7) },
    0.01,
    (hex) => contrast(hex, DARK_SURFACE) >= TEXT_CONTRAST,
  );
  return {
    hue: Math.round(brand.h),
    light: { fill: lightFill, hover: nudge(lightFill, -0.04), text: lightText },
    dark: { fill: darkFill, hover: nudge(darkFill, -0.04), text: darkText },
    isCorrected: contrast(toHex(brand), WHITE) < TEXT_CONTRAST,
  };
}

/** Puts an accent on an element, for tokens.css to read. Set through the CSSOM: no style element, no inline markup. */
export function applyAccent(accent: Accent, element: HTMLElement = document.documentElement): void {
  const values: Record<string, string> = {
    '--accent-hue': String(accent.hue),
    '--accent-light-fill': accent.light.fill,
    '--accent-light-hover': accent.light.hover,
    '--accent-light-text': accent.light.text,
    '--accent-dark-fill': accent.dark.fill,
    '--accent-dark-hover': accent.dark.hover,
    '--accent-dark-text': accent.dark.text,
  };
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value);
}
