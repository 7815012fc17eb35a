import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reviews1763700000056 implements MigrationInterface {
  name = 'Reviews1763700000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the brand's last token said of a customer: which products, folded, or (null) all.
      CREATE TABLE verified_customer (
        member_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        products text[],
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      -- What a thread of a space for reviews is besides. One that came without a rating has no row.
      CREATE TABLE review (
        thread_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        author_id uuid NOT NULL,
        product text NOT NULL,
        product_folded text NOT NULL,
        rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
        -- The brand vouched for it when it was written.
        is_verified boolean NOT NULL,
        helpful_count integer NOT NULL DEFAULT 0,
        opened_at timestamptz NOT NULL,
        -- Published or waiting: its author can open no other of this product here.
        holds_place boolean NOT NULL,
        -- Published, and in no other thread: it is in the lists and in the figures.
        is_counted boolean NOT NULL,
        CHECK (holds_place OR NOT is_counted),
        UNIQUE (community_id, thread_id),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id),
        FOREIGN KEY (community_id, author_id) REFERENCES member (community_id, id)
      );
      CREATE UNIQUE INDEX review_one_a_member ON review (space_id, product_folded, author_id) WHERE holds_place;
      CREATE INDEX review_by_opening ON review (space_id, product_folded, opened_at DESC, thread_id DESC) WHERE is_counted;
      CREATE INDEX review_by_rating ON review (space_id, product_folded, rating DESC, thread_id DESC) WHERE is_counted;
      CREATE INDEX review_by_help ON review (space_id, product_folded, helpful_count DESC, thread_id DESC) WHERE is_counted;
      -- What the counted reviews of a product say, kept in the transactions that count them.
      CREATE TABLE reviewed_product (
        space_id uuid NOT NULL,
        product_folded text NOT NULL,
        community_id uuid NOT NULL,
        -- As the first review had it.
        product text NOT NULL,
        rated_1 integer NOT NULL CHECK (rated_1 >= 0),
        rated_2 integer NOT NULL CHECK (rated_2 >= 0),
        rated_3 integer NOT NULL CHECK (rated_3 >= 0),
        rated_4 integer NOT NULL CHECK (rated_4 >= 0),
        rated_5 integer NOT NULL CHECK (rated_5 >= 0),
        review_count integer NOT NULL,
        CHECK (review_count = rated_1 + rated_2 + rated_3 + rated_4 + rated_5),
        PRIMARY KEY (space_id, product_folded),
        FOREIGN KEY (community_id, space_id) REFERENCES space (community_id, id)
      );
      CREATE INDEX reviewed_product_by_count ON reviewed_product (space_id, review_count DESC, product_folded DESC)
        WHERE review_count > 0;
      -- Every rating that a review has had.
      CREATE TABLE review_rating (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        thread_id uuid NOT NULL,
        rating smallint NOT NULL,
        rated_at timestamptz NOT NULL,
        FOREIGN KEY (community_id, thread_id) REFERENCES review (community_id, thread_id)
      );
      CREATE INDEX review_rating_thread ON review_rating (thread_id, rated_at DESC, id DESC);
      CREATE TRIGGER review_rating_is_append_only BEFORE UPDATE ON review_rating
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- Members whom somebody else's review helped.
      CREATE TABLE review_helpful (
        thread_id uuid NOT NULL,
        member_id uuid NOT NULL,
        community_id uuid NOT NULL,
        found_at timestamptz NOT NULL,
        PRIMARY KEY (thread_id, member_id),
        FOREIGN KEY (community_id, thread_id) REFERENCES review (community_id, thread_id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX review_helpful_member ON review_helpful (member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE review_helpful, review_rating, reviewed_product, review, verified_customer;`,
    );
  }
}
