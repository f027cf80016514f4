import type pg from 'pg';

/** Direct reports of each manager: a chart of five floors for 20,000 people. */
const SPAN = 12;

/**
 * People in 200 units of 12 sites, with names of two or three parts, managers, expertise that others confirm, follows
 * of person 1, and 2,000 open sessions. What is planted is whole by construction: keys are filled by the trigger alone.
 */
export async function plantPeople(admin: pg.Client, people: number): Promise<void> {
  await admin.query('SELECT setseed(0.42)');
  await admin.query(
    `INSERT INTO auth.account (id, directory_id, uid, display_name, unit, human_key, nationality, partner, site_role, clearance)
     SELECT gen_random_uuid(), 'd' || i, 'p' || i,
       (ARRAY['Élodie','Jürgen','Amélie','Sean','Łukasz','Zoé','Günther','Noël','Maïa','Ines','Théo','Anke','Björn','Chloé','Owen'])[1 + floor(random() * 15)::int]
         || ' ' || (ARRAY['Le ','De ','','','Mac '])[1 + floor(random() * 5)::int] || initcap(translate(md5('n' || i % 6000), '0123456789', 'aeioulnrst')),
       'Unité ' || i % 200, 'h' || i, 'FRA', false, 'member', '[{"policy":"FR","level":"NP","restrictive":[],"permissive":{}}]'::jsonb
     FROM generate_series(1, $1::int) i`,
    [people],
  );
  await admin.query(
    `CREATE TABLE public.bench_person AS SELECT substr(uid, 2)::int AS number, id FROM auth.account`,
  );
  await admin.query('CREATE UNIQUE INDEX ON public.bench_person (number)');
  await admin.query(
    `INSERT INTO people.profile (id, display_name, unit, site, title, languages, manager_id)
     SELECT a.id, a.display_name, a.unit, 'Site ' || b.number % 12, 'Ingénieur', ARRAY[(ARRAY['fr','en','de'])[1 + b.number % 3]], m.id
     FROM auth.account a JOIN public.bench_person b ON b.id = a.id
       LEFT JOIN public.bench_person m ON m.number = b.number / ${SPAN} AND b.number > 1`,
  );
  await admin.query(
    `INSERT INTO people.expertise (person_id, tag, label)
     SELECT b.id, 'tag ' || (b.number * 7 + k * 131) % 900, 'Tag' FROM public.bench_person b, generate_series(1, 4) k
     ON CONFLICT DO NOTHING`,
  );
  await admin.query(
    `INSERT INTO people.expertise_confirmation (person_id, tag, by_id)
     SELECT e.person_id, e.tag, o.id FROM people.expertise e JOIN public.bench_person b ON b.id = e.person_id
       JOIN public.bench_person o ON o.number BETWEEN b.number + 1 AND b.number + b.number % 5`,
  );
  await admin.query(
    `INSERT INTO people.follow (follower_id, followed_id)
     SELECT f.id, b.id FROM public.bench_person f JOIN public.bench_person b ON b.number % 400 = 3 WHERE f.number = 1`,
  );
  await admin.query(
    `INSERT INTO auth.session (id, token_hash, account_id, working_level, source_address, idle, expires_at)
     SELECT gen_random_uuid(), sha256(b.id::text::bytea), b.id, 'NP', '127.0.0.1', interval '4 hours', now() + interval '8 hours'
     FROM public.bench_person b WHERE b.number % 10 = 5`,
  );
  await admin.query('VACUUM (ANALYZE)');
}
