import { luminance, parseComputed, type Rgb } from './color.js';

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const FALLBACK: Rgb = [31, 92, 115];
/** WCAG 2.2 1.4.3 and 1.4.11. */
const TEXT_RATIO = 4.5;
const CONTROL_RATIO = 3;

/** Reads `#rgb` and `#rrggbb`, and what `parseComputed` reads; null for anything else. */
export function parseColor(text: string): Rgb | null {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (!hex) return parseComputed(text);
  const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const value = parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [at(0), at(1), at(2)];
}

/** `color`, moved towards black or white no further than the ratio against `background` needs. */
export function readable(color: Rgb, background: Rgb, ratio: number): Rgb {
  const pole = luminance(background) > 0.18 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(color, pole, share);
    if (contrast(candidate, background) >= ratio) return candidate;
  }
  return pole;
}

const css = (color: Rgb) => `rgb(${color.join(' ')})`;

/** Custom properties of an accent made safe on a background: as text, as a filled control, and the text on that control. */
export function accentTokens(accent: string, background: Rgb): string {
  const wanted = parseColor(accent) ?? FALLBACK;
  const control = readable(wanted, background, CONTROL_RATIO);
  const on = contrast(control, WHITE) >= CONTROL_RATIO ? WHITE : BLACK;
  const fill = readable(control, on, TEXT_RATIO);
  return `:host{--brand-text:${css(readable(wanted, background, TEXT_RATIO))};--brand-fill:${css(fill)};--brand-on:${css(on)}}`;
}
