import type { RuntimeRole } from '../roles/role-names.js';

export interface DefinerFunction {
  /** Schema-qualified name. */
  readonly name: string;
  /** Argument list as SQL, such as `token text`. */
  readonly args: string;
  readonly returns: string;
  readonly language?: 'plpgsql' | 'sql';
  readonly volatility: 'VOLATILE' | 'STABLE';
  readonly body: string;
  /** Who may call it; everybody else is refused, PUBLIC included. */
  readonly callableBy: readonly RuntimeRole[];
}

/**
 * The only way by which this project makes a SECURITY DEFINER function. A temp table once shadowed the session table
 * inside such a function and gave a genuine seal for anybody: hence the fixed search path with pg_temp last, the
 * revoked PUBLIC, and an owner that nobody can log in as. Names in bodies are schema-qualified.
 */
export function definerFunction(fn: DefinerFunction): string {
  const signature = `${fn.name}(${fn.args})`;
  const types = `${fn.name}(${argumentTypes(fn.args)})`;
  return `
    CREATE OR REPLACE FUNCTION ${signature} RETURNS ${fn.returns}
      LANGUAGE ${fn.language ?? 'plpgsql'} ${fn.volatility} PARALLEL RESTRICTED SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp
      AS $body$${fn.body}$body$;
    REVOKE ALL ON FUNCTION ${types} FROM PUBLIC;
    ${fn.callableBy.map((role) => `GRANT EXECUTE ON FUNCTION ${types} TO ${role};`).join('\n    ')}
    ALTER FUNCTION ${types} OWNER TO ruche_definer;`;
}

/** "token text, at timestamptz" → "text, timestamptz". */
function argumentTypes(args: string): string {
  return args
    .split(',')
    .map((argument) => argument.trim().split(' ').slice(1).join(' '))
    .join(', ');
}
