import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/** Talks of two and of several: spaces that people make themselves. */
export class Talks1763720071000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE spaces.space ADD COLUMN pair text
        CONSTRAINT ck_space_pair CHECK ((kind = 'direct') OR pair IS NULL);
      COMMENT ON COLUMN spaces.space.pair IS 'The two people of a direct talk, smaller id first: there is one talk for two.';
      ALTER TABLE spaces.space NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE spaces.membership NO FORCE ROW LEVEL SECURITY;
      UPDATE spaces.space s SET pair = (
        SELECT string_agg(m.person_id::text, '+' ORDER BY m.person_id) FROM spaces.membership m WHERE m.space_id = s.id)
        WHERE s.kind = 'direct';
      DO $$ BEGIN
        IF EXISTS (SELECT FROM spaces.space s WHERE s.kind = 'direct' AND s.pair IS NULL) THEN
          RAISE EXCEPTION 'a direct talk without its two people';
        END IF;
      END $$;
      ALTER TABLE spaces.space FORCE ROW LEVEL SECURITY;
      ALTER TABLE spaces.membership FORCE ROW LEVEL SECURITY;
      CREATE UNIQUE INDEX uq_space_pair ON spaces.space (pair);
    `);
    await db.query(definerFunction(CREATE_TALK));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION spaces.create_talk');
    await db.query('ALTER TABLE spaces.space DROP COLUMN pair');
  }
}

/**
 * Makes the space of a talk for the sealed caller and these others, or finds the direct talk that the two have.
 * Its name and its members are open to all of them (the lowest level), its content may go as high as its maker works:
 * each message is read by its own label. Somebody unknown, disabled or without content access, and, for partners,
 * somebody outside their spaces, are one refusal.
 */
const CREATE_TALK = {
  name: 'spaces.create_talk',
  args: 'new_id uuid, title text, others uuid[], is_direct boolean',
  returns: 'TABLE (space_id uuid, entry_label_id int4, made boolean)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
      held jsonb := access.clearance() -> 0;
      people uuid[] := ARRAY(SELECT DISTINCT o FROM unnest(others || access.me()) o ORDER BY o);
      lowest jsonb := jsonb_build_object('policy', held -> 'policy', 'restrictive', '[]'::jsonb, 'permissive', '{}'::jsonb,
        'level', (SELECT p.body -> 'levels' -> 0 -> 'id' FROM access.policy p WHERE p.id = held ->> 'policy'));
      the_pair text := CASE WHEN is_direct THEN array_to_string(people, '+') END;
      entry int4;
      existing uuid;
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'member' OR NOT access.enters_implicitly()
        OR cardinality(people) < 2 OR (is_direct AND cardinality(people) <> 2)
        OR EXISTS (SELECT FROM unnest(people) o
          WHERE NOT EXISTS (SELECT FROM auth.account a
            WHERE a.id = o AND a.state = 'active' AND a.site_role = 'member' AND NOT a.partner)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU004', MESSAGE = 'a member of the talk is refused';
      END IF;
      entry := access.put_label(lowest);
      SELECT s.id INTO existing FROM spaces.space s WHERE s.pair = the_pair;
      IF existing IS NOT NULL THEN
        RETURN QUERY SELECT existing, entry, false;
        RETURN;
      END IF;
      INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id, pair)
        VALUES (new_id, CASE WHEN is_direct THEN 'direct' ELSE 'group' END, title, 'hidden', entry,
          access.put_label(lowest || jsonb_build_object('level', held -> 'level', 'restrictive', held -> 'restrictive')),
          entry, the_pair)
        ON CONFLICT (pair) DO NOTHING;
      IF NOT FOUND THEN
        RETURN QUERY SELECT s.id, s.entry_label_id, false FROM spaces.space s WHERE s.pair = the_pair;
        RETURN;
      END IF;
      INSERT INTO spaces.membership (person_id, space_id, entry_label_id)
        SELECT o, new_id, entry FROM unnest(people) o;
      RETURN QUERY SELECT new_id, entry, true;
    END`,
} as const;
