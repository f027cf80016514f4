import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from '#config';
import type { Party } from './collector-certificates.js';

export interface RsyslogConfig {
  readonly folder: string;
  readonly port: number;
  readonly caFile: string;
  readonly own: Party;
  /** The name that the certificate of a sender has to be for. */
  readonly sender: string;
}

/** The configuration of the runbook (README of libs/audit) as it stands there, with other names of files. */
export function rsyslogConfig({ folder, port, caFile, own, sender }: RsyslogConfig): string {
  const config = exchange(blockWith('input(type="imtcp"'), {
    '/etc/ruche-siem/ca.crt': caFile,
    '/etc/ruche-siem/server.crt': own.certFile,
    '/etc/ruche-siem/server.key': own.keyFile,
    'ruche.example': sender,
    'port="6514"': `address="127.0.0.1" port="${port}"`,
    '/var/spool/rsyslog/ruche-last': `${folder}/last`,
    '/var/log/ruche/audit.log': `${folder}/audit.log`,
  });
  // What Debian's own rsyslog.conf says before and behind it.
  return `global(workDirectory="${folder}/spool")\n${config}\naction(type="omfile" file="${folder}/own.log")\n`;
}

/** What the unit runs before each start, from the same place. */
export function beforeStart(folder: string): string {
  return exchange(blockWith('#!/bin/sh'), {
    '/var/spool/rsyslog/ruche-last': `${folder}/last`,
    '/var/log/ruche/audit.log': `${folder}/audit.log`,
  });
}

function blockWith(words: string): string {
  const readme = readFileSync(join(installationRoot(), 'libs/audit/README.md'), 'utf8');
  const blocks = readme.split(/^ *```[a-z]*\n/m);
  const found = blocks.find((block) => block.includes(words));
  if (found === undefined) throw new Error(`the runbook has no block with ${words}`);
  return found;
}

function exchange(text: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((done, [from, to]) => {
    if (!done.includes(from)) throw new Error(`the runbook does not name ${from}`);
    return done.replaceAll(from, to);
  }, text);
}
