import { describe, expect, it } from '@jest/globals';
import { connectSentence } from './connect-sentence.js';

const ALL =
  'ruche_owner,ruche_app,ruche_auth,ruche_relay,ruche_worker,ruche_sync,ruche_sequencer,ruche_auditor';
const noEntry = (encryption: string): object => ({
  code: '28000',
  message: `no pg_hba.conf entry for host "127.0.0.1", user "ruche_owner", database "ruche", ${encryption}`,
});

describe('the line that pg_hba.conf lacks', () => {
  const owner = { user: 'ruche_owner', host: 'db.example', port: 5432, database: 'ruche' };

  it.each([
    ['over TLS', owner, 'SSL encryption', `hostssl ruche ${ALL} <address of this machine> scram-sha-256.`],
    ['without TLS', owner, 'no encryption', `host ruche ${ALL} <address of this machine> scram-sha-256.`],
    ['over a socket', { ...owner, host: '/run/pg' }, 'no encryption', `local ruche ${ALL} scram-sha-256.`],
    [
      'for an administrator',
      { ...owner, user: 'dba', database: 'postgres' },
      'SSL encryption',
      'hostssl postgres dba <address of this machine> scram-sha-256.',
    ],
  ])('%s', (_, target, encryption, line) => {
    const sentence = connectSentence(noEntry(encryption), target);
    expect(sentence).toContain(`such as: ${line} Then let the server read it: SELECT pg_reload_conf().`);
  });
});
