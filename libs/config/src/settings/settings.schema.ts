import { z } from 'zod';
import { auditSettings } from './audit.settings.js';
import { databaseSettings } from './database.settings.js';
import { directorySettings } from './directory.settings.js';
import { importsSettings } from './imports.settings.js';
import { httpSettings } from './http.settings.js';
import { logSettings } from './log.settings.js';
import { messagingSettings } from './messaging.settings.js';
import { sessionSettings } from './session.settings.js';
import { signInSettings } from './sign-in.settings.js';
import { siteSettings } from './site.settings.js';
import { streamSettings } from './stream.settings.js';

/**
 * The whole configuration. No value has its default here: defaults are read from config/default.yaml, so that
 * one file shows them all. What belongs together across sections is judged in `../rules`.
 */
export const settingsSchema = z.strictObject({
  mode: z
    .enum(['production', 'demo', 'test'])
    .describe('What the process is for: only "production" is safe for real content.'),
  site: siteSettings.describe('The site as people see it.'),
  http: httpSettings.describe('How browsers reach the server.'),
  database: databaseSettings.describe('The PostgreSQL database.'),
  directory: directorySettings.describe('The LDAP directory that people sign in against.'),
  audit: auditSettings.describe('The audit log.'),
  session: sessionSettings.describe('How long sessions live.'),
  signIn: signInSettings.describe('How failed sign-ins are slowed down.'),
  stream: streamSettings.describe('The event stream of open screens.'),
  imports: importsSettings.describe('What animators bring in from other systems.'),
  messaging: messagingSettings.describe('Conversations and messages.'),
  log: logSettings.describe('The technical log, which never holds content.'),
});

export type Settings = z.infer<typeof settingsSchema>;
