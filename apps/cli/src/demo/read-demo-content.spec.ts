import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readDemoContent } from './read-demo-content.js';

const spaceOf = (key: string): string => `
spaces:
  - key: ${key}
    kind: community
    name: ${key}
    purpose: ${key}
    visibility: open
    entry: { level: NP }
    ceiling: { level: NP }
    default: { level: NP }
    animators: [np]
    members: []
    messages: [{ daysAgo: 185, time: '08:00', by: np, label: { level: NP }, body: 'Bonjour' }]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const put = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
};

it('joins the files of a folder in the order of their names, whatever else lies there', () => {
  put('b.yaml', spaceOf('second'));
  put('a.yaml', spaceOf('first'));
  put('README.md', '# not content');

  expect(readDemoContent(folder).spaces.map(({ key }) => key)).toEqual(['first', 'second']);
});

it('refuses a folder without a space, a field that it does not know and a message from too long ago', () => {
  expect(() => readDemoContent(folder)).toThrow('no space');
  put('a.yaml', 'rooms: []');
  expect(() => readDemoContent(folder)).toThrow('rooms');
  put('a.yaml', spaceOf('first').replace('185', '186'));
  expect(() => readDemoContent(folder)).toThrow('daysAgo');
});
