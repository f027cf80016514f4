// `npm start`: builds what changed, then becomes the launcher in this same process, so that a signal meant for it
// passes through no shell.
import { build } from './build.mjs';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Ruche runs on its own Node 24, this is ${process.version}: start it with "npm start". If you did, its Node is not installed for this machine (${process.platform}-${process.arch}).\n`,
  );
  process.exitCode = 1;
} else if (build()) {
  process.setSourceMapsEnabled(true);
  await import('../dist/apps/cli/src/start/main.js');
} else {
  process.exitCode = 1;
}
