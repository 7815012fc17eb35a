import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an import has already brought in. */
@Entity('import_reference')
export class ImportReferenceEntity {
  @PrimaryColumn('uuid', { name: 'community_id' })
  communityId: string;

  /** Name of the file's origin, chosen by whoever imports. */
  @PrimaryColumn('text')
  source: string;

  @PrimaryColumn('text')
  kind: 'author' | 'thread' | 'post';

  @PrimaryColumn('text', { name: 'external_id' })
  externalId: string;

  @Column('uuid', { name: 'target_id' })
  targetId: string;
}
