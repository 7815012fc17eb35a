type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** WCAG 2.2, 1.4.3 and 1.4.11. */
const TEXT_RATIO = 4.5;
const CONTROL_RATIO = 3;

function parse(hex: string): Rgb {
  const value = parseInt(hex.replace('#', ''), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * share);
  return [at(0), at(1), at(2)];
}

/** `color`, moved towards black or white no further than the ratio against `ground` asks. */
function readable(color: Rgb, ground: Rgb, ratio: number): Rgb {
  const pole = luminance(ground) > 0.18 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(color, pole, share);
    if (contrast(candidate, ground) >= ratio) return candidate;
  }
  return pole;
}

const css = (color: Rgb): string => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Neutrals of one scheme, each slightly tinted by the accent. */
interface Ground {
  ground: Rgb;
  raised: Rgb;
  text: Rgb;
  quiet: Rgb;
  line: Rgb;
  tint: number;
}

const LIGHT: Ground = {
  ground: [253, 253, 252],
  raised: WHITE,
  text: [28, 30, 34],
  quiet: [88, 93, 100],
  line: [227, 227, 227],
  tint: 0.02,
};
const DARK: Ground = {
  ground: [20, 20, 22],
  raised: [30, 30, 32],
  text: [236, 237, 239],
  quiet: [165, 170, 177],
  line: [54, 54, 57],
  tint: 0.03,
};

function scheme(accent: Rgb, base: Ground): string {
  const ground = mix(base.ground, accent, base.tint);
  const raised = mix(base.raised, accent, base.tint);
  const wash = mix(ground, accent, 0.08);
  // Links stand on all three grounds.
  const onAll = (color: Rgb): Rgb =>
    [ground, raised, wash].reduce((known, behind) => readable(known, behind, TEXT_RATIO), color);
  const control = readable(accent, ground, CONTROL_RATIO);
  const on = contrast(control, WHITE) >= CONTROL_RATIO ? WHITE : BLACK;
  const colors: Record<string, Rgb> = {
    ground,
    raised,
    text: mix(base.text, accent, 0.03),
    quiet: onAll(mix(base.quiet, accent, 0.06)),
    line: mix(base.line, accent, 0.05),
    edge: readable(mix(base.line, accent, 0.1), ground, CONTROL_RATIO),
    wash,
    accent: onAll(accent),
    fill: readable(control, on, TEXT_RATIO),
    'on-fill': on,
  };
  return Object.entries(colors)
    .map(([name, color]) => `--${name}:${css(color)}`)
    .join(';');
}

/** Colours of a brand's pages, light and dark, its accent corrected until it can be read. `accent` is `#rrggbb`. */
export function themeCss(accent: string): string {
  const color = parse(accent);
  return `:root{${scheme(color, LIGHT)}}\n@media (prefers-color-scheme:dark){:root{${scheme(color, DARK)}}}\n`;
}

/** The same as a colour for the browser's own bar. */
export function groundOf(accent: string, isDark: boolean): string {
  const base = isDark ? DARK : LIGHT;
  return css(mix(base.raised, parse(accent), base.tint / 2));
}
