import { describe, expect, it } from '@jest/globals';
import { readAdminAddress } from './admin-address.js';

const CA = 'sslmode=verify-full&sslrootcert=/etc/ca.crt';

describe("the administrator's connection string", () => {
  it.each([
    [
      `postgresql://dba@db.example:5433/maintenance?${CA}`,
      { user: 'dba', host: 'db.example', port: 5433, database: 'maintenance', caFile: '/etc/ca.crt' },
    ],
    ['postgres://dba@localhost', { host: 'localhost', port: 5432, database: 'postgres', caFile: null }],
    [`postgres://dba@localhost?${CA}`, { caFile: '/etc/ca.crt' }],
    [
      'postgresql://postgres@/postgres?host=/var/run/postgresql',
      { host: '/var/run/postgresql', caFile: null },
    ],
    ['postgresql://postgres@%2Fvar%2Frun%2Fpostgresql', { host: '/var/run/postgresql' }],
    ['postgresql://dba@127.0.0.1:5432/x?sslmode=disable', { host: '127.0.0.1', caFile: null }],
    ['postgresql://dba@[::1]:5432/x', { host: '::1' }],
    ['postgresql://jean%40ext@localhost', { user: 'jean@ext' }],
  ])('reads %s', (text, expected) => {
    expect(readAdminAddress(text)).toMatchObject(expected);
  });

  it.each([
    ['another machine without TLS', 'postgresql://dba@db.example/postgres', 'db.example is another machine'],
    [
      'unchecked TLS',
      'postgresql://dba@db.example?sslmode=require',
      'sslmode=require would send the passwords',
    ],
    ['TLS if there is any', 'postgresql://dba@10.0.0.4?sslmode=prefer', 'sslmode=prefer would send'],
    [
      'a certificate for any name',
      'postgresql://dba@db.example?sslmode=verify-ca&sslrootcert=/ca',
      'verify-ca',
    ],
    ['TLS switched off', 'postgresql://dba@db.example?sslmode=disable', 'another machine'],
    ['a name that only begins like this machine', 'postgresql://dba@127.0.0.1.example', 'another machine'],
    ['another machine behind an option', 'postgresql://dba@/x?host=db.example', 'another machine'],
    ['unchecked TLS to this machine', 'postgresql://dba@localhost?sslmode=require', 'checks no certificate'],
    ['no authority', 'postgresql://dba@db.example?sslmode=verify-full', 'needs sslrootcert=FILE'],
    ['no user', 'postgresql://localhost/postgres', 'names no user'],
    ['an unknown option', 'postgresql://dba@localhost?options=-c', 'holds "options"'],
    ['another kind of address', 'mysql://dba@localhost', 'is not understood'],
    ['two machines', 'postgresql://dba@localhost,db.example/x', 'another machine'],
  ])('refuses %s', (_, text, sentence) => {
    expect(() => readAdminAddress(text)).toThrow(sentence);
  });

  it.each(['postgresql://dba:Pa55@localhost/postgres', 'postgresql://dba@localhost?password=Pa55'])(
    'refuses a password, and does not repeat it: %s',
    (text) => {
      expect(() => readAdminAddress(text)).toThrow(/--admin-password-file/);
      expect(() => readAdminAddress(text)).not.toThrow(/Pa55/);
    },
  );
});
