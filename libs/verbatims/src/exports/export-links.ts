import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import { CommunityService } from '#community';
import type { ExportRow } from './export.repository.js';

/** Addresses of exported files. */
@Injectable()
export class ExportLinks {
  constructor(
    private readonly communities: CommunityService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** As `download`, of its seal. */
  async seal(row: ExportRow): Promise<string | null> {
    const url = row.sealSizeBytes === null ? null : await this.download(row);
    return url && url.replace('?', '/seal?');
  }

  /** Null unless the file is there. The address alone opens nothing. */
  async download(row: ExportRow): Promise<string | null> {
    if (row.state !== 'done') return null;
    const { slug } = await this.communities.requireById(row.communityId);
    const origin = this.config.publicUrl ?? `http://localhost:${this.config.port}`;
    return `${origin}/exports/${row.id}?community=${slug}`;
  }
}
