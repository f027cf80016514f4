import type pg from 'pg';
import type { ChaosSite } from './chaos-site.js';
import { signalDatabase, signalProcess } from './database-processes.js';

export interface Fault {
  readonly name: string;
  /** From the stroke to the repair, in milliseconds. */
  readonly lastsMs: number;
  strike(site: ChaosSite): Promise<void>;
  /** What the operator, or nobody, does about it; part of the time until all is well. */
  repair(site: ChaosSite): Promise<void>;
}

/** How long something stays dead before somebody starts it again. Milliseconds. */
const DEAD_MS = 3_000;
const nothing = (): Promise<void> => Promise.resolve();
const done = (work: () => void): Promise<void> => {
  work();
  return Promise.resolve();
};

/** Each part paused and killed in turn. @param pauseMs how long a pause lasts. */
export function faultsOf(pauseMs: number): readonly Fault[] {
  const s = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(0)} s`;
  let frozen: readonly number[] = [];
  return [
    {
      name: `database paused ${s(pauseMs)}`,
      lastsMs: pauseMs,
      strike: ({ bench }) => done(() => signalDatabase(bench.postmaster(), 'SIGSTOP')),
      repair: ({ bench }) => done(() => signalDatabase(bench.postmaster(), 'SIGCONT')),
    },
    {
      name: `database killed, started again after ${s(DEAD_MS)}`,
      lastsMs: DEAD_MS,
      strike: ({ bench }) => done(() => signalDatabase(bench.postmaster(), 'SIGKILL')),
      repair: ({ bench }) => bench.restart(),
    },
    {
      name: `directory paused ${s(pauseMs)}`,
      lastsMs: pauseMs,
      strike: ({ directory }) => done(() => directory.freeze()),
      repair: ({ directory }) => done(() => directory.thaw()),
    },
    {
      name: `directory killed, started again after ${s(DEAD_MS)}`,
      lastsMs: DEAD_MS,
      strike: ({ directory }) => directory.kill(),
      repair: ({ directory }) => directory.restart(),
    },
    {
      name: `connections of both relays paused ${s(pauseMs)}`,
      lastsMs: pauseMs,
      strike: async ({ bench }) => {
        frozen = await withAdmin(bench, relayBackends);
        for (const pid of frozen) signalProcess(pid, 'SIGSTOP');
      },
      repair: () =>
        done(() => {
          for (const pid of frozen) signalProcess(pid, 'SIGCONT');
        }),
    },
    {
      name: 'connections of both relays cut',
      lastsMs: 0,
      strike: async ({ bench }) => {
        await withAdmin(bench, async (admin) => {
          const backends = await relayBackends(admin);
          if (backends.length === 0) throw new Error('no relay has a connection: there is nothing to cut');
          await admin.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int4[]) AS pid', [backends]);
        });
      },
      repair: nothing,
    },
    {
      name: `first of two api nodes paused ${s(pauseMs)}`,
      lastsMs: pauseMs,
      strike: ({ nodes }) => done(() => nodes[0]?.freeze()),
      repair: ({ nodes }) => done(() => nodes[0]?.thaw()),
    },
    {
      name: `first of two api nodes killed, started again after ${s(DEAD_MS)}`,
      lastsMs: DEAD_MS,
      strike: async ({ nodes }) => nodes[0]?.kill(),
      repair: async ({ nodes }) => nodes[0]?.restart(),
    },
    {
      name: `both api nodes killed, started again after ${s(DEAD_MS)}`,
      lastsMs: DEAD_MS,
      strike: async ({ nodes }) => {
        await Promise.all(nodes.map((node) => node.kill()));
      },
      repair: async ({ nodes }) => {
        await Promise.all(nodes.map((node) => node.restart()));
      },
    },
  ];
}

async function relayBackends(admin: pg.Client): Promise<number[]> {
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE usename = 'ruche_relay' AND backend_type = 'client backend'`,
  );
  return rows.map(({ pid }) => pid);
}

/** A connection of the moment: one that is kept dies with the server. */
async function withAdmin<T>(bench: ChaosSite['bench'], work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = await bench.connectAdmin();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
