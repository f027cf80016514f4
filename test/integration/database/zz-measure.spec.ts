import { afterAll, beforeAll, it } from '@jest/globals';
import { TestSite } from '../../support/site/test-site.js';
let site: TestSite;
beforeAll(async () => { const t=performance.now(); site = await TestSite.start(); console.log('start', performance.now()-t); });
afterAll(() => site.stop());
it('measures', async () => {
  let t = performance.now();
  await TestSite.in(site.cluster);
  console.log('in', performance.now()-t);
  const c = JSON.stringify([{policy:'FR',level:'S',restrictive:['ALBATROS'],permissive:{releasableTo:['FRA']}}]);
  const l = JSON.stringify({policy:'FR',level:'S',restrictive:['ALBATROS'],permissive:{releasableTo:['FRA','DEU']}});
  for (const fn of ['dominates($1::jsonb, $2::jsonb)', 'label_fault($2::jsonb)', "held_in($1::jsonb,'FR')", 'least_upper_bound($2::jsonb, $2::jsonb)', "label_key($2::jsonb)"]) {
    for (const _ of [1,2]) {
    t = performance.now();
    await site.admin.query(`SELECT count(access.${fn}) FROM generate_series(1,1000) i WHERE $1::text is not null and $2::text is not null`, [c,l]);
    console.log(fn, (performance.now()-t));
    }
  }
  const app = await site.connect('ruche_app');
  await app.query('begin'); await app.query('select access.enter($1)',[await site.signIn('s_a')]);
  try { console.log((await app.query(`SELECT l.id FROM access.label l WHERE l.id = (SELECT access.intern_label($1::jsonb))`,[JSON.stringify({policy:'FR',level:'DR',restrictive:['ALBATROS'],permissive:{}})])).rows); } catch (e) { console.log(e); }
  await app.query('rollback'); await app.end();
});
