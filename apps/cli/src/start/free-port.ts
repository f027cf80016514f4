import { createServer } from 'node:net';
import { LaunchError } from './launch-error.js';

/**
 * @param remedy what to do where the port cannot be had.
 * @throws LaunchError when the port cannot be listened on, before anything slow has started.
 */
export async function requireFreePort(
  port: number,
  host = '127.0.0.1',
  remedy = `choose another port: RUCHE_PORT=${port === 3001 ? 3002 : 3001} npm start`,
): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (cause) {
    throw new LaunchError(sentence(port, remedy, (cause as NodeJS.ErrnoException).code), { cause });
  }
  await new Promise((resolve) => server.close(resolve));
}

function sentence(port: number, remedy: string, code = 'unknown reason'): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program: stop it, or ${remedy}`;
  if (code === 'EACCES') return `Port ${port} is reserved for the administrator: ${remedy}`;
  return `Port ${port} cannot be opened (${code}): ${remedy}`;
}
