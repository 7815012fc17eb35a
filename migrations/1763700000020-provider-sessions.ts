import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProviderSessions1763700000020 implements MigrationInterface {
  name = 'ProviderSessions1763700000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whether a second factor that the provider says it has seen counts here.
      ALTER TABLE oidc_provider ADD COLUMN vouches_second_factor boolean NOT NULL DEFAULT false;
      -- By which provider the person came, and whether a second factor was seen on the way. No reference: sessions that
      -- are over outlive the provider's row.
      ALTER TABLE session ADD COLUMN oidc_provider_id uuid,
        ADD COLUMN has_second_factor boolean NOT NULL DEFAULT false;
      CREATE INDEX session_oidc_provider ON session (oidc_provider_id) WHERE oidc_provider_id IS NOT NULL;
      -- Nobody knows by which provider the earlier ones came: their people come by it again.
      UPDATE session SET revoked_at = now() WHERE revoked_at IS NULL AND (
        (scope = 'full' AND account_id IS NULL)
        OR parent_id IN (SELECT id FROM session WHERE scope = 'full' AND account_id IS NULL));
      -- Half a sign-in by a provider: the second step opens a session of this member.
      ALTER TABLE account_ticket ADD COLUMN member_id uuid REFERENCES member,
        ADD COLUMN oidc_provider_id uuid REFERENCES oidc_provider ON DELETE CASCADE,
        ADD CONSTRAINT account_ticket_of_provider_has_member CHECK ((member_id IS NULL) = (oidc_provider_id IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM account_ticket WHERE member_id IS NOT NULL;
      ALTER TABLE account_ticket DROP COLUMN member_id, DROP COLUMN oidc_provider_id;
      ALTER TABLE session DROP COLUMN oidc_provider_id, DROP COLUMN has_second_factor;
      ALTER TABLE oidc_provider DROP COLUMN vouches_second_factor;
    `);
  }
}
