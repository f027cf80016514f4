import { describe, expect, it } from '@jest/globals';
import { HOSTILE } from '../testing/sealed-body.js';
import { octetCounted, syslogMessage, type SyslogMessage } from './syslog-message.js';

const MESSAGE: SyslogMessage = {
  severity: 6,
  time: Date.parse('2026-01-02T03:04:05.678Z'),
  hostname: 'ruche-1',
  messageId: 'message.posted',
  data: { index: 7, label: null },
  text: '{}',
};

/** The grammar of RFC 5424, 6, for messages with one element of structured data. */
const GRAMMAR =
  /^<(\d{1,3})>1 (\S+) ([\x21-\x7e]{1,255}) ([\x21-\x7e]{1,48}) ([\x21-\x7e]{1,128}) ([\x21-\x7e]{1,32}) \[ruche@32473((?: [a-z]+="(?:[^"\\\]]|\\["\\\]])*")*)\] ([\x20-\x7e]*)$/;

describe('a message of RFC 5424', () => {
  it('says who, when, what and where in the log', () => {
    expect(syslogMessage(MESSAGE)).toBe(
      '<110>1 2026-01-02T03:04:05.678Z ruche-1 ruche - message.posted [ruche@32473 index="7"] {}',
    );
  });

  it.each(HOSTILE)('stays one message whatever its values hold: %s', (_, text) => {
    const message = syslogMessage({ ...MESSAGE, hostname: text, messageId: text, data: { id: text } });
    expect(message).toMatch(GRAMMAR);
    expect(message).not.toMatch(/[^\\]\] \[/);
  });

  it('control: without the escape a value ends its element', () => {
    const forged = '<110>1 2026-01-02T03:04:05.678Z h ruche - x [ruche@32473 id="x"] [forged@1 a="b"] {}';
    expect(GRAMMAR.exec(forged)?.[8]).toBe('[forged@1 a="b"] {}');
    const escaped = syslogMessage({ ...MESSAGE, data: { id: 'x"] [forged@1 a="b' } });
    expect(GRAMMAR.exec(escaped)?.[7]).toBe(String.raw` id="x\"\] [forged@1 a=\"b"`);
  });

  it('has a head within its limits, whatever is put there', () => {
    const message = syslogMessage({ ...MESSAGE, hostname: '', messageId: 'x'.repeat(1_000_000) });
    expect(message).toMatch(GRAMMAR);
    expect(GRAMMAR.exec(message)?.slice(3, 7)).toEqual(['-', 'ruche', '-', 'x'.repeat(32)]);
  });

  it('cuts a value of a million characters', () => {
    expect(syslogMessage({ ...MESSAGE, data: { id: '"'.repeat(1_000_000) } }).length).toBeLessThan(5_000);
  });

  it('is counted in octets, not in characters', () => {
    expect(octetCounted('é').toString('utf8')).toBe('2 é');
  });
});
