import { z } from 'zod';

/** A text that says something: blank is a forgotten value. */
export const words = z.string().trim().min(1, 'a text that is not empty');

/** Absolute by the time it is checked: relative paths were resolved against the file that names them. */
export const filePath = z.string().min(1, 'the path of a file');

/** A name that PostgreSQL and every tool around it take without quoting. */
export const databaseName = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'lower-case letters, digits and underscores, at most 63');

export const port = z.int().min(0, 'at least 0 (0 = any free port)').max(65_535, 'at most 65535');

/** An LDAP attribute's name (RFC 4512 descr): it is put into filters, so nothing else may stand in it. */
export const attributeName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'the name of a directory attribute, such as displayName');

/** A distinguished name, judged only roughly: the directory says whether it exists. */
export const dn = z
  .string()
  .regex(/^[^=,]+=[^,].*$/su, 'a distinguished name, such as cn=ruche,ou=services,dc=example,dc=org');

/** An LDAP filter (RFC 4515), judged only by its parentheses. */
export const filter = z
  .string()
  .regex(/^\([^()].*\)$|^\([&|!]\(.*\)\)$/su, 'a filter in parentheses, such as (objectClass=person)');
