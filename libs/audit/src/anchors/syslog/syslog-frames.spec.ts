import { describe, expect, it } from '@jest/globals';
import { ED25519 } from '../../tree/note/ed25519-type.js';
import { generateNoteKey, parseSignerKey } from '../../tree/note/note-key.js';
import { signNote } from '../../tree/note/open-note.js';
import { EMPTY_ROOT } from '../../tree/hashes.js';
import { formatCheckpoint, timeLine } from '../../tree/checkpoint.js';
import { HOSTILE, sealedBody } from '../testing/sealed-body.js';
import { syslogFrames } from './syslog-frames.js';

const { skey } = generateNoteKey('log.test', ED25519);
const text = formatCheckpoint({
  origin: 'log.test',
  size: 9,
  root: EMPTY_ROOT,
  extensions: [timeLine(1_700_000_000_000)],
});
const HEAD = {
  size: 9,
  root: EMPTY_ROOT.toString('base64'),
  note: signNote(text, [parseSignerKey(skey)], 0),
};

/** Takes a stream apart by its counts alone, however it came in pieces. */
function unframe(stream: Buffer): string[] {
  const found: string[] = [];
  let rest = stream;
  while (rest.length > 0) {
    const space = rest.indexOf(' ');
    const length = Number(rest.toString('ascii', 0, space));
    found.push(rest.toString('utf8', space + 1, space + 1 + length));
    rest = rest.subarray(space + 1 + length);
  }
  return found;
}

describe.each(['ocsf', 'cef'] as const)('a batch as %s', (format) => {
  const options = { format, logName: 'log.test', hostname: 'h' };
  const messages = (records = [sealedBody()], tellsHead = false): string[] =>
    unframe(syslogFrames({ records, head: HEAD, tellsHead }, options));

  it.each(HOSTILE)('is one message of one line for each record: %s', (_, typed) => {
    const records = [
      sealedBody({ facts: { typed }, reason: typed, sourceAddress: typed, event: typed, label: typed }, 1),
      sealedBody({ id: typed, objectType: typed, outcome: typed }, 2),
    ];
    const found = messages(records);
    expect(found).toHaveLength(2);
    for (const line of found) expect(line).toMatch(/^<1\d\d>1 [\x20-\x7e]+$/);
    expect(found.map((line) => / index="(\d+)"/.exec(line)?.[1])).toEqual(['1', '2']);
  });

  it('says the place, the id, the label and the root that it lies under', () => {
    const [line] = messages();
    expect(line).toContain(
      `[ruche@32473 index="7" id="01890000-0000-7000-8000-000000000001" root="${HEAD.root}" size="9" label="01890000-0000-7000-8000-000000000005"]`,
    );
  });

  it('ends with the checkpoint where it is told', () => {
    const found = messages([sealedBody()], true);
    expect(found).toHaveLength(2);
    expect(found[1]).toContain(`[ruche@32473 root="${HEAD.root}" size="9"]`);
    expect(found[1]).toContain(' audit.checkpoint ');
  });

  it('tells of bytes that are no record, and is not held up', () => {
    const broken = [Buffer.from('no json'), Buffer.from('null'), Buffer.from('{"at":"x"}'), Buffer.alloc(0)];
    const found = messages(
      broken.map((body, index) => ({ index, mac: Buffer.alloc(32), body, personal: null })),
    );
    expect(found).toHaveLength(4);
    expect(found[2]).toMatch(/^<108>1 \S+ h ruche - audit\.unreadable \[ruche@32473 index="2" /);
  });

  it('stays within 64 KiB for the largest body there is', () => {
    const facts = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`f${n}`, '\u00e9'.repeat(1_000)]));
    const [line = ''] = messages([sealedBody({ facts })]);
    expect(line.length).toBeLessThan(64 * 1024);
    expect(line).not.toContain('unreadable');
  });

  it('a million characters of one field are cut', () => {
    const [line = ''] = messages([sealedBody({ facts: { agent: 'x'.repeat(1_000_000) } })]);
    expect(line.length).toBeLessThan(8_000);
    expect(line).toContain('[cut, ');
  });
});

describe('a refusal', () => {
  it('is a warning; what was allowed is information', () => {
    const severityOf = (fields: Record<string, unknown>): string =>
      unframe(
        syslogFrames(
          { records: [sealedBody(fields)], head: HEAD, tellsHead: false },
          { format: 'ocsf', logName: 'l', hostname: 'h' },
        ),
      )[0]?.slice(0, 5) ?? '';
    expect([severityOf({}), severityOf({ decision: 'deny' }), severityOf({ outcome: 'failure' })]).toEqual([
      '<110>',
      '<108>',
      '<108>',
    ]);
  });
});
