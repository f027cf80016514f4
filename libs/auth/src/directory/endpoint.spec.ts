import { describe, expect, it } from '@jest/globals';
import { directoryEndpoint } from './endpoint.js';

const CA = '-----BEGIN CERTIFICATE-----';

describe('directoryEndpoint', () => {
  it('pins the authority and the name', () => {
    expect(directoryEndpoint('ldaps://directory.example:1636', CA)).toEqual({
      url: 'ldaps://directory.example:1636',
      tls: { ca: CA, rejectUnauthorized: true, minVersion: 'TLSv1.2', servername: 'directory.example' },
    });
  });

  it('sends no server name for an address, which is checked as an address', () => {
    expect(directoryEndpoint('ldaps://192.0.2.7', CA).tls).not.toHaveProperty('servername');
    expect(directoryEndpoint('ldaps://[2001:db8::7]', CA).tls).not.toHaveProperty('servername');
  });

  it.each(['ldap://127.0.0.1:389', 'ldap://127.8.8.8', 'ldap://localhost:1389/', 'ldap://[::1]:389'])(
    'takes %s without TLS',
    (url) => {
      expect(directoryEndpoint(url, null).tls).toBeUndefined();
    },
  );

  it.each([
    'ldap://directory.example',
    'ldap://192.0.2.7',
    'ldap://127.0.0.1.example',
    'ldap://127.evil.example',
    'ldap://localhost.example',
    'ldap://127.0.0.1@directory.example',
    'ldap://directory.example?127.0.0.1',
    'ldap://0.0.0.0',
    'ldaps://directory.example/dc=x',
    'ldaps://user:secret@directory.example',
    'ldapi://%2Frun%2Fslapd',
    'http://127.0.0.1',
    'ldaps://',
    'directory.example',
  ])('refuses %s', (url) => {
    expect(() => directoryEndpoint(url, CA)).toThrow();
  });

  it('refuses TLS without an authority of its own', () => {
    expect(() => directoryEndpoint('ldaps://directory.example', null)).toThrow('authority');
  });
});
