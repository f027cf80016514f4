import { createPrivateKey, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readBounded } from '../directory/read-file.js';
import {
  parseSignerKey,
  parseVerifierKey,
  type NoteSigner,
  type NoteVerifier,
} from '../../tree/note/note-key.js';
import type { CosignOptions } from './cosign.js';
import { UsageError } from './usage.js';
import type { VerifyOptions } from './verify-options.js';

export type Command =
  | ({ readonly name: 'verify'; readonly isJson: boolean } & VerifyOptions)
  | {
      readonly name: 'proof';
      readonly isJson: boolean;
      readonly path: string;
      readonly logKeys: readonly NoteVerifier[];
    }
  | ({ readonly name: 'cosign'; readonly isJson: boolean } & CosignOptions)
  | { readonly name: 'keygen'; readonly witness: string; readonly out: string }
  | { readonly name: 'keygen-auditor'; readonly out: string }
  | { readonly name: 'help' };

const OPTIONS = {
  'log-key': { type: 'string', multiple: true },
  'witness-key': { type: 'string', multiple: true },
  checkpoint: { type: 'string', multiple: true },
  'auditor-key': { type: 'string', multiple: true },
  json: { type: 'boolean' },
  proof: { type: 'string' },
  cosign: { type: 'string' },
  'witness-skey': { type: 'string' },
  state: { type: 'string' },
  out: { type: 'string' },
  'keygen-witness': { type: 'string' },
  'keygen-auditor': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const LARGEST_KEY = 1 << 16;

type Given = ReturnType<typeof parse>['values'];

/** @throws UsageError, also for keys that cannot be read. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  const logKeys = (values['log-key'] ?? []).map((text) => key('--log-key', () => parseVerifierKey(text)));
  const isJson = values.json ?? false;
  const [folder, ...more] = positionals;
  const { proof, cosign, 'keygen-witness': witness, 'keygen-auditor': auditor } = values;
  const modes = [folder, proof, cosign, witness, auditor].filter((mode) => mode !== undefined);
  if (modes.length !== 1 || more.length > 0)
    throw new UsageError('one directory, or one of the other commands');
  if (values.proof !== undefined) return { name: 'proof', path: values.proof, logKeys, isJson };
  if (values.cosign !== undefined) {
    const [state, out] = [need(values, 'state'), need(values, 'out')];
    return {
      name: 'cosign',
      folder: values.cosign,
      signer: signer(need(values, 'witness-skey')),
      logKeys,
      state,
      out,
      isJson,
    };
  }
  if (values['keygen-witness'] !== undefined) {
    return { name: 'keygen', witness: values['keygen-witness'], out: need(values, 'out') };
  }
  if (auditor) return { name: 'keygen-auditor', out: need(values, 'out') };
  return {
    name: 'verify',
    folder: existingFolder(folder as string),
    logKeys,
    witnessKeys: (values['witness-key'] ?? []).map((text) =>
      key('--witness-key', () => parseVerifierKey(text)),
    ),
    checkpoints: (values.checkpoint ?? []).map((path) => existing(path)),
    auditorKeys: (values['auditor-key'] ?? []).map(auditorKey),
    isJson,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function need(values: Given, name: 'state' | 'out' | 'witness-skey'): string {
  const value = values[name];
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}

function signer(path: string): NoteSigner {
  return key('--witness-skey', () => parseSignerKey(contentOf(path).trim()));
}

function auditorKey(path: string): KeyObject {
  return key('--auditor-key', () => {
    const parsed = createPrivateKey(contentOf(path));
    if (parsed.asymmetricKeyType !== 'x25519') throw new Error('not an X25519 key');
    return parsed;
  });
}

function existing(path: string): string {
  contentOf(path);
  return path;
}

function existingFolder(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${path} is no directory`);
  return path;
}

function contentOf(path: string): string {
  const bytes = readBounded(path, LARGEST_KEY * 16);
  if (!bytes) throw new UsageError(`${path} does not exist`);
  return bytes.toString('utf8');
}

/** Never with the text of a key: it may be a secret. */
function key<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${option}: ${(error as Error).message}`);
  }
}
