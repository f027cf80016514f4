import { startEmbeddedDirectory } from '#auth';

const { BENCH_PORT, BENCH_PEOPLE_FILE, BENCH_SERVICE_PASSWORD } = process.env;

/** The demo's directory in a process of its own, so that both sides of the comparison pay the same for it. */
const directory = await startEmbeddedDirectory({
  port: Number(BENCH_PORT),
  peopleFile: BENCH_PEOPLE_FILE ?? '',
  servicePassword: BENCH_SERVICE_PASSWORD ?? '',
});
process.once('SIGTERM', () => {
  void directory.close().then(() => process.exit(0));
});
process.send?.('ready');
