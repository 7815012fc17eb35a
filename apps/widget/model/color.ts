/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Reads `rgb(…)` and `rgba(…)`, as browsers compute colours; null for anything else and for transparent ones. */
export function parseComputed(text: string): Rgb | null {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!parts || parts.slice(0, 3).some(Number.isNaN) || (parts[3] ?? 1) < 0.5) return null;
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
