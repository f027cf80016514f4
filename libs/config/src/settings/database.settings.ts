import { z } from 'zod';
import { databaseName, filePath, port, words } from './text.js';

/** How one database role signs in. */
const role = z.strictObject({
  user: databaseName.describe('The database user of this role.'),
  passwordFile: filePath.describe("The file that holds this role's password, readable by the service only."),
});
export type RoleSettings = z.infer<typeof role>;

/** Runtime roles only: the owner's and the superuser's passwords never come near the running service. */
const roles = z.strictObject({
  app: role.describe('The role that serves requests, always as the person who asks.'),
  auth: role.describe('The role that opens and closes sessions.'),
  relay: role.describe('The role that reads what is to be sent to open streams, without content.'),
  worker: role.describe('The role of background work.'),
  sync: role.describe('The role that keeps accounts and groups as the directory says.'),
  sequencer: role.describe('The role that seals the audit log; its password belongs to the sequencer alone.'),
  auditor: role.describe(
    'The role that reads the audit log and writes nothing; its password belongs to the auditor.',
  ),
});

export const databaseSettings = z.strictObject({
  host: words.describe("The PostgreSQL server's name, or the absolute folder of its socket."),
  port: port.describe('The port of PostgreSQL; it also names the socket file.'),
  name: databaseName.describe('The name of the database.'),
  tls: z
    .strictObject({ caFile: filePath.describe("The authority that signed the database's certificate, PEM.") })
    .nullable()
    .describe('TLS to the database with its pinned authority, or null on a socket or on this machine.'),
  poolSize: z
    .int()
    .min(1, 'at least 1')
    .max(200, 'at most 200')
    .describe('The most connections that one process opens as the app role.'),
  authPoolSize: z
    .int()
    .min(1, 'at least 1')
    .max(50, 'at most 50')
    .describe('The most connections that one process opens as the auth role.'),
  roles: roles.describe('The database users that the service runs as, one for each task.'),
});
