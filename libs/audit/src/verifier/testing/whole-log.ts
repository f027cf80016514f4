import type { MadeEmitter, Written } from './made-emitter.js';
import { MadeLog } from './made-log.js';

/** What tests need to know of the log besides. */
export interface WholeLog {
  readonly log: MadeLog;
  /** Runs to the end. */
  readonly api: MadeEmitter;
  /** Crashed, with two records in flight. */
  readonly crashed: MadeEmitter;
}

const SECOND = 1000;

/**
 * A log of some 620 records in three tiles with everything that a log may have: emitters that run on, stop and crash,
 * numbers that were rolled back, epochs, a clock that was set back, a rotated key, cosignatures, an idle checkpoint.
 */
export async function wholeLog(): Promise<WholeLog> {
  const log = new MadeLog();
  const [api, crashed] = [log.emitter(), log.emitter()];
  await log.seal(api.start(), crashed.start());
  await work(log, api, 100);
  await work(log, crashed, 150);
  await log.seal(...rollBack(log, api));
  await log.checkpoint();

  // Two records in flight when it is killed; the process that starts in its place says so.
  const lost = [crashed.lose(), crashed.lose()];
  const last = crashed.record('message.posted');
  await log.seal(last);
  log.pass(SECOND);
  const next = log.emitter();
  await log.seal(next.start());
  const facts = { emitter: crashed.id, last: last.fields['emitterSeq'], lost };
  await log.seal(next.record('emitter.closed', { facts }));
  await work(log, next, 40);
  await log.seal(next.record('emitter.stopped'));

  const key = log.newKey();
  await log.seal(api.record('audit.key_rotated', { facts: { vkey: key.vkey } }));
  await log.checkpoint();
  log.rotate(key);
  log.cosign(await log.checkpoint());

  await work(log, api, 200);
  log.pass(-5 * SECOND);
  await log.seal(api.record('clock.set_back', { facts: { clockBack: 5000 } }));
  log.pass(10 * SECOND);
  await work(log, api, 120);
  log.cosign(await log.checkpoint());
  log.pass(60 * SECOND);
  await log.checkpoint();
  return { log, api, crashed };
}

async function work(log: MadeLog, emitter: MadeEmitter, count: number): Promise<void> {
  const unsealed: Written[] = [];
  for (let i = 1; i <= count; i++) {
    unsealed.push(emitter.record('message.posted', { facts: { n: i, text: 'é "quoted"' } }));
    log.pass(100);
    if (i % 50 === 0) {
      emitter.key.evolve();
      unsealed.push(emitter.record('emitter.epoch'));
    }
    if (i % 40 !== 0 && i !== count) continue;
    await log.seal(...unsealed.splice(0));
    if (i % 40 === 0) await log.checkpoint();
  }
}

/** A record that was rolled back, then two that commit in the other order; the second says what is missing. */
function rollBack(log: MadeLog, emitter: MadeEmitter): Written[] {
  const number = emitter.lose();
  const first = emitter.record('message.read');
  log.pass(10);
  return [emitter.record('message.read', { void: [number] }), first];
}
