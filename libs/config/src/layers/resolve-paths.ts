import { resolve } from 'node:path';
import { isMap } from './raw.js';

/** By convention the name of a setting that holds paths of files ends so. */
const NAMES_FILES = /Files?$/;

/** Relative paths of files made absolute against the folder of the file that names them. */
export function resolvePaths(value: unknown, folder: string, namesFiles = false): unknown {
  if (typeof value === 'string') return namesFiles && value !== '' ? resolve(folder, value) : value;
  if (Array.isArray(value)) return value.map((item) => resolvePaths(item, folder, namesFiles));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolvePaths(inner, folder, NAMES_FILES.test(key))]),
  );
}
