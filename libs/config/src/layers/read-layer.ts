import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import type { SettingProblem } from '../problems/setting-problem.js';
import { isMap, type RawMap } from './raw.js';
import { resolvePaths } from './resolve-paths.js';
import { systemCode } from './system-code.js';

export interface Layer {
  readonly values: RawMap;
  readonly problems: readonly SettingProblem[];
}

/** One settings file. An empty file is an empty layer; one that cannot be read or parsed is a problem. */
export function readLayer(file: string): Layer {
  const refused = (found: string, expected: string): Layer => ({
    values: {},
    problems: [{ path: file, found, expected, sentence: 'Without this file the settings are not known.' }],
  });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return refused(systemCode(error) ?? 'an unreadable file', 'a settings file that this user can read');
  }
  try {
    const values: unknown = resolvePaths(parse(text) ?? {}, dirname(file));
    return isMap(values) ? { values, problems: [] } : refused('no map', 'a YAML map of settings');
  } catch (error) {
    return refused(placeOf(error), 'valid YAML, each name once in its map');
  }
}

/** Only the place: the parser's own message repeats the line, which may hold a secret. */
function placeOf(error: unknown): string {
  const line = (error as { linePos?: { line: number; col: number }[] }).linePos?.[0];
  return line ? `an error at line ${line.line}, column ${line.col}` : 'an error';
}
