import { describe, expect, it } from '@jest/globals';
import { readLine } from './read-line.js';

const line = (value: unknown) =>
  readLine(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
const post = (changes: object) => ({
  type: 'post',
  post: { team: 't', channel: 'c', user: 'u', message: 'text', create_at: 1, ...changes },
});

describe('a line of the file', () => {
  it('tells what it is', () => {
    expect(line({ type: 'version', version: 1, info: { generator: 'x' } })).toEqual({
      kind: 'version',
      version: 1,
    });
    expect(
      line({ type: 'channel', channel: { team: 't', name: 'c', display_name: ' Le  banc ', type: 'O' } }),
    ).toEqual({
      kind: 'channel',
      channel: { key: 't/c', displayName: 'Le banc', isPrivate: false },
    });
    expect(
      line({
        type: 'user',
        user: { username: 'jm', email: 'jm@exemple.fr', first_name: 'Jeanne', last_name: 'Morel' },
      }),
    ).toEqual({
      kind: 'user',
      user: { username: 'jm', displayName: 'Jeanne Morel', email: 'jm@exemple.fr' },
    });
    expect(line({ type: 'user', user: { username: 'jm' } })).toMatchObject({
      user: { displayName: 'jm', email: null },
    });
    expect(line(post({}))).toMatchObject({ kind: 'post', post: { user: 'u' } });
    expect(line({ type: 'direct_post', direct_post: {} })).toEqual({ kind: 'direct' });
    expect(line({ type: 'emoji', emoji: {} })).toEqual({ kind: 'other' });
    expect(line('  ')).toBeNull();
  });

  it('takes a private channel for private when nothing says otherwise', () => {
    expect(line({ type: 'channel', channel: { team: 't', name: 'c' } })).toMatchObject({
      channel: { isPrivate: true },
    });
  });

  it.each([
    ['half an object', '{"type":"post"', 'JSON_BROKEN'],
    ['a number', '7', 'TYPE_UNKNOWN'],
    ['null', 'null', 'TYPE_UNKNOWN'],
    ['a list', '[{"type":"post"}]', 'TYPE_UNKNOWN'],
    ['no type', '{"post":{}}', 'TYPE_UNKNOWN'],
    ['a type that nobody knows', '{"type":"postscript"}', 'TYPE_UNKNOWN'],
    ['an inherited name as type', '{"type":"constructor"}', 'TYPE_UNKNOWN'],
    ['a post that is null', '{"type":"post","post":null}', 'SHAPE_WRONG'],
    ['a post without author', JSON.stringify(post({ user: null })), 'SHAPE_WRONG'],
    ['a date in words', JSON.stringify(post({ create_at: 'yesterday' })), 'SHAPE_WRONG'],
    ['a message that is a list', JSON.stringify(post({ message: ['a'] })), 'SHAPE_WRONG'],
    ['replies that are a text', JSON.stringify(post({ replies: 'none' })), 'SHAPE_WRONG'],
    ['100,000 nested brackets', '['.repeat(100_000), 'JSON_BROKEN'],
  ])('with %s is a fault', (_, text, code) => {
    expect(line(text)).toEqual({ kind: 'fault', code });
  });

  it('with 100,000 nested brackets that close is read in time', () => {
    const started = performance.now();
    const deep = `{"type":"post","post":{"team":"t","channel":"c","user":"u","create_at":1,"props":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}}`;
    expect(line(deep)).toMatchObject({ kind: 'post' });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('that is no UTF-8 is a fault', () => {
    const broken = Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect(readLine(broken)).toEqual({ kind: 'fault', code: 'ENCODING_BROKEN' });
  });

  it('that was too long is a fault', () => {
    expect(readLine(null)).toEqual({ kind: 'fault', code: 'LINE_TOO_LONG' });
  });

  it('keeps names that can be stored', () => {
    expect(line('{"type":"user","user":{"username":"a\\u0000b","nickname":"\\ud800 x"}}')).toEqual({
      kind: 'user',
      user: { username: 'a\ufffdb', displayName: '\ufffd x', email: null },
    });
  });

  it('with a key __proto__ changes nothing', () => {
    line('{"type":"post","__proto__":{"polluted":1},"post":{"__proto__":{"polluted":1}}}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
