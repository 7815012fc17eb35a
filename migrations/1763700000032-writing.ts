import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Writing1763700000032 implements MigrationInterface {
  name = 'Writing1763700000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A name without case, accents and ligatures.
      CREATE FUNCTION folded_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
        translate(replace(replace(replace(replace(
          regexp_replace(lower(normalize(name, NFKD)), '[\\u0300-\\u036f]', '', 'g'),
          'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'), 'øłđðı', 'olddi');
      -- Words that speak for the brand or the forum itself, whatever their separators and the number behind them.
      CREATE FUNCTION is_reserved_handle(handle text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
        regexp_replace(handle, '[._0-9-]', '', 'g') = ANY ('{admin,administrator,administrateur,administratrice,moderator,moderateur,
          moderatrice,moderation,staff,team,equipe,support,help,helpdesk,aide,contact,system,systeme,root,official,officiel,
          security,securite,parvis,forum,community,communaute,everyone,everybody,all,here,channel,tous,toutes,ici,me,moi,null,
          undefined,anonymous,anonyme,deleted,supprime,noreply,postmaster,webmaster,abuse,bot}'::text[]);

      ALTER TABLE member ADD COLUMN handle text, ADD COLUMN handle_changed_at timestamptz;
      CREATE UNIQUE INDEX member_handle ON member (community_id, handle);
      -- Handles that were somebody's: nobody else takes them while that member exists, nor for 90 days after.
      CREATE TABLE former_handle (
        community_id uuid NOT NULL,
        handle text NOT NULL,
        member_id uuid NOT NULL,
        left_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (community_id, handle)
      );
      -- The last number given to handles that differ in their number alone. Its row is what makes them wait for each other.
      CREATE TABLE handle_number (
        community_id uuid NOT NULL,
        stem text NOT NULL,
        last_number integer NOT NULL DEFAULT 1,
        PRIMARY KEY (community_id, stem)
      );
      -- What a member's name can be found by: each folded word of it, and the handle.
      CREATE TABLE member_word (
        community_id uuid NOT NULL,
        word text COLLATE "C" NOT NULL,
        member_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
        PRIMARY KEY (community_id, word, member_id)
      );
      CREATE INDEX member_word_member ON member_word (member_id);

      CREATE FUNCTION lock_handle_stem(community uuid, handle text, OUT stem text, OUT last integer) LANGUAGE plpgsql AS $$
      BEGIN
        stem := regexp_replace(handle, '[._0-9-]+$', '');
        INSERT INTO handle_number AS n (community_id, stem) VALUES (community, lock_handle_stem.stem)
          ON CONFLICT ON CONSTRAINT handle_number_pkey DO UPDATE SET last_number = n.last_number
          RETURNING n.last_number INTO last;
      END $$;

      -- A free handle for a name: the name itself where it can be one, with a number where it is taken.
      CREATE FUNCTION free_handle(community uuid, display_name text) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE
        base text := rtrim(left(trim('.' FROM regexp_replace(folded_name(display_name), '[^a-z0-9]+', '.', 'g')), 24), '.');
        candidate text;
        held record;
        number integer;
      BEGIN
        IF length(base) < 2 OR is_reserved_handle(base) THEN base := 'member'; END IF;
        held := lock_handle_stem(community, base);
        candidate := base;
        number := held.last;
        WHILE EXISTS (SELECT 1 FROM member m WHERE m.community_id = community AND m.handle = candidate)
          OR EXISTS (SELECT 1 FROM former_handle f WHERE f.community_id = community AND f.handle = candidate)
        LOOP
          number := number + 1;
          candidate := base || CASE WHEN base ~ '[0-9]$' THEN '.' ELSE '' END || number;
        END LOOP;
        IF number > held.last THEN
          UPDATE handle_number SET last_number = number WHERE community_id = community AND stem = held.stem;
        END IF;
        RETURN candidate;
      END $$;

      -- In the database, so that no way of becoming a member can forget it.
      CREATE FUNCTION give_handle() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          PERFORM lock_handle_stem(NEW.community_id, NEW.handle);
          RETURN NEW;
        END IF;
        IF NEW.handle IS NOT NULL THEN RETURN NEW; END IF;
        -- Somebody who is a member already signs in: the insertion will come to nothing, and takes no number.
        SELECT handle INTO NEW.handle FROM member WHERE community_id = NEW.community_id AND account_id = NEW.account_id;
        IF NEW.handle IS NULL THEN
          SELECT handle INTO NEW.handle FROM member WHERE community_id = NEW.community_id AND sso_subject = NEW.sso_subject;
        END IF;
        IF NEW.handle IS NULL THEN NEW.handle := free_handle(NEW.community_id, NEW.display_name); END IF;
        RETURN NEW;
      END $$;
      CREATE FUNCTION keep_former_handle() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.handle <> NEW.handle THEN
          INSERT INTO former_handle (community_id, handle, member_id) VALUES (OLD.community_id, OLD.handle, OLD.id)
            ON CONFLICT (community_id, handle) DO UPDATE SET member_id = EXCLUDED.member_id, left_at = now();
        END IF;
        -- Gone with everything that they had: what had been theirs before is kept for as long.
        IF TG_OP = 'DELETE' THEN
          UPDATE former_handle SET left_at = now() WHERE member_id = OLD.id;
        ELSE
          DELETE FROM former_handle WHERE community_id = NEW.community_id AND handle = NEW.handle AND member_id = NEW.id;
        END IF;
        RETURN NULL;
      END $$;
      CREATE FUNCTION keep_member_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN DELETE FROM member_word WHERE member_id = NEW.id; END IF;
        INSERT INTO member_word (community_id, word, member_id)
          SELECT NEW.community_id, left(word, 40), NEW.id
          FROM regexp_split_to_table(folded_name(NEW.display_name) || ' ' || NEW.handle, '[[:space:].,;:''’"()_-]+') AS word
          WHERE word <> ''
          UNION SELECT NEW.community_id, NEW.handle, NEW.id
          ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;

      -- Those who are there already, in the order in which they came.
      DO $$
      DECLARE known record;
      BEGIN
        FOR known IN SELECT id, community_id, display_name FROM member ORDER BY joined_at, id LOOP
          UPDATE member SET handle = free_handle(known.community_id, known.display_name) WHERE id = known.id;
        END LOOP;
        INSERT INTO member_word (community_id, word, member_id)
          SELECT DISTINCT m.community_id, left(word, 40), m.id FROM member m
          CROSS JOIN LATERAL regexp_split_to_table(folded_name(m.display_name) || ' ' || m.handle, '[[:space:].,;:''’"()_-]+') AS word
          WHERE word <> ''
          UNION SELECT community_id, handle, id FROM member;
      END $$;
      ALTER TABLE member ALTER COLUMN handle SET NOT NULL;
      CREATE TRIGGER member_has_handle BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION give_handle();
      CREATE TRIGGER member_handle_waits BEFORE UPDATE OF handle ON member FOR EACH ROW EXECUTE FUNCTION give_handle();
      CREATE TRIGGER member_handle_stays AFTER UPDATE OF handle OR DELETE ON member
        FOR EACH ROW EXECUTE FUNCTION keep_former_handle();
      CREATE TRIGGER member_is_found AFTER INSERT OR UPDATE OF display_name, handle ON member
        FOR EACH ROW EXECUTE FUNCTION keep_member_words();

      -- Whom a post names, or named before an edit: each is told of it once.
      CREATE TABLE post_mention (
        post_id uuid NOT NULL REFERENCES post ON DELETE CASCADE,
        member_id uuid NOT NULL,
        community_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (post_id, member_id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id) ON DELETE CASCADE
      );
      CREATE INDEX post_mention_member ON post_mention (member_id, post_id);
      -- The passages of others that a post's current text quotes, in the order of the text.
      CREATE TABLE post_quote (
        post_id uuid NOT NULL REFERENCES post ON DELETE CASCADE,
        position smallint NOT NULL,
        community_id uuid NOT NULL,
        quoted_post_id uuid NOT NULL,
        quoted_revision_id uuid NOT NULL,
        passage text NOT NULL,
        PRIMARY KEY (post_id, position),
        FOREIGN KEY (community_id, quoted_post_id) REFERENCES post (community_id, id) ON DELETE CASCADE
      );
      CREATE INDEX post_quote_quoted ON post_quote (quoted_post_id);
      -- A text that its member has not sent yet, shared between their devices and read by nobody else.
      CREATE TABLE draft (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        member_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('reply', 'answer', 'opening', 'edit')),
        -- The thread, post or space that it is for; all zeros for a thread whose space is not chosen.
        place_id uuid NOT NULL,
        title text NOT NULL DEFAULT '',
        body text NOT NULL,
        space_id uuid,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (member_id, kind, place_id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id) ON DELETE CASCADE
      );
      CREATE INDEX draft_latest ON draft (member_id, updated_at DESC, id DESC);
      CREATE INDEX draft_age ON draft (updated_at);

      ALTER TABLE community
        ADD COLUMN edit_window_minutes integer NOT NULL DEFAULT 15 CHECK (edit_window_minutes BETWEEN 0 AND 10080),
        ADD COLUMN public_revisions boolean NOT NULL DEFAULT false;

      -- Top-level posts in the order of their places, for reading by conversation.
      CREATE INDEX post_roots ON post (thread_id, seq) WHERE parent_id IS NULL AND seq IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX post_roots;
      ALTER TABLE community DROP COLUMN edit_window_minutes, DROP COLUMN public_revisions;
      DROP TABLE draft, post_quote, post_mention;
      DROP TRIGGER member_is_found ON member;
      DROP TRIGGER member_handle_stays ON member;
      DROP TRIGGER member_handle_waits ON member;
      DROP TRIGGER member_has_handle ON member;
      DROP FUNCTION keep_member_words(), keep_former_handle(), give_handle(), free_handle(uuid, text), lock_handle_stem(uuid, text);
      DROP TABLE member_word, handle_number, former_handle;
      ALTER TABLE member DROP COLUMN handle, DROP COLUMN handle_changed_at;
      DROP FUNCTION is_reserved_handle(text), folded_name(text);
    `);
  }
}
