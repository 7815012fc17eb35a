import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { themeCss } from '../theme/accent.js';
import { iconSvg } from '../theme/icon.js';

const FOLDER = new URL('../../../../../../apps/api/assets/', import.meta.url);

/** Addresses of what a page loads; each changes with its content. */
export interface AssetNames {
  readonly css: string;
  readonly js: string;
  theme(accent: string): string;
  icon(accent: string): string;
}

/** One file as it is sent. */
export interface Asset {
  readonly type: string;
  readonly content: string;
}

const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';

const hashOf = (content: string): string =>
  createHash('sha256').update(content).digest('base64url').replace(/[-_]/g, '').slice(0, 10);

/** Style sheet, script, and each brand's colours and icon. Names hold their hash, so that browsers may keep them for good. */
@Injectable()
export class PageAssets implements AssetNames {
  readonly css: string;
  readonly js: string;
  private readonly files = new Map<string, Asset>();
  private readonly paintVersion = hashOf(themeCss('#123456') + iconSvg('#123456'));

  constructor() {
    this.css = this.load('hosted.css', CSS);
    this.js = this.load('hosted.js', JS);
  }

  theme(accent: string): string {
    return `/hosted/theme-${accent.slice(1)}-${this.paintVersion}.css`;
  }

  icon(accent: string): string {
    return `/hosted/icon-${accent.slice(1)}-${this.paintVersion}.svg`;
  }

  /** Null for a name that no page has asked for. */
  find(name: string): Asset | null {
    const painted = /^(theme|icon)-([\da-f]{6})-\w+\.(?:css|svg)$/.exec(name);
    if (!painted) return this.files.get(name) ?? null;
    const accent = `#${painted[2] ?? ''}`;
    return painted[1] === 'theme'
      ? { type: CSS, content: themeCss(accent) }
      : { type: 'image/svg+xml', content: iconSvg(accent) };
  }

  private load(file: string, type: string): string {
    const content = readFileSync(new URL(file, FOLDER), 'utf8');
    const [stem = '', extension = ''] = file.split('.');
    const name = `${stem}-${hashOf(content)}.${extension}`;
    this.files.set(name, { type, content });
    return `/hosted/${name}`;
  }
}
