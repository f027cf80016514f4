export interface EmbeddedPostgresOptions {
  /** Private to the cluster; holds PGDATA, the superuser's password, the log. */
  readonly dataDir: string;
  /** Wanted folder of the socket; the result names the real one, since long paths do not fit a socket. */
  readonly socketDir: string;
  /** Only the ending of the socket's name: nothing listens on the network. Default 5432. */
  readonly port?: number;
  /** PostgreSQL settings that go over the defaults, for example `THROWAWAY_SETTINGS`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
  /** The server ended though nobody asked for it. */
  readonly onExit?: (exit: EmbeddedPostgresExit) => void;
}

export interface EmbeddedPostgresExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines of the server's log, oldest first. */
  readonly logTail: readonly string[];
}

export interface EmbeddedPostgres {
  /** The absolute folder of the socket, as node-postgres takes it. */
  readonly host: string;
  readonly port: number;
  /** Stays with whoever started the server; no runtime process gets it. */
  readonly superuser: { readonly user: string; readonly password: string; readonly passwordFile: string };
  readonly pid: number;
  /** Fast shutdown, harder when it takes too long. May be called twice. */
  stop(): Promise<void>;
  /** Sends a signal to the postmaster, for tests of crashes. */
  kill(signal: NodeJS.Signals): void;
}
