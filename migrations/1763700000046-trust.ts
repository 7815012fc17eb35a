import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Trust1763700000046 implements MigrationInterface {
  name = 'Trust1763700000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How far the community has come to know a member, measured; a pinned level is what staff said instead.
      ALTER TABLE member
        ADD COLUMN trust_level smallint NOT NULL DEFAULT 0 CHECK (trust_level BETWEEN 0 AND 4),
        ADD COLUMN trust_pinned smallint CHECK (trust_pinned BETWEEN 0 AND 4),
        ADD COLUMN trust_since timestamptz;
      -- Every change of a level, by measure or by staff: append-only.
      CREATE TABLE trust_change (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        member_id uuid NOT NULL,
        from_level smallint NOT NULL,
        to_level smallint NOT NULL,
        cause text NOT NULL CHECK (cause IN ('measured', 'pinned', 'unpinned')),
        -- Why staff pinned it, and who; null for what was measured.
        reason text,
        changed_by uuid,
        changed_at timestamptz NOT NULL,
        CHECK ((cause = 'measured') = (reason IS NULL)),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id),
        FOREIGN KEY (community_id, changed_by) REFERENCES member (community_id, id)
      );
      CREATE INDEX trust_change_of_member ON trust_change (member_id, changed_at DESC, id DESC);
      CREATE TRIGGER trust_change_is_append_only BEFORE UPDATE ON trust_change
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- What a community asks otherwise than the defaults.
      CREATE TABLE trust_requirement (
        community_id uuid NOT NULL REFERENCES community,
        level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
        measure text NOT NULL,
        value integer NOT NULL CHECK (value >= 0),
        PRIMARY KEY (community_id, level, measure)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE trust_requirement, trust_change;
      ALTER TABLE member DROP COLUMN trust_since, DROP COLUMN trust_pinned, DROP COLUMN trust_level;
    `);
  }
}
