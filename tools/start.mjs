// `npm start`: installs and builds what is missing, then serves the site.
//   --open          opens a browser
//   --host [HOST]   serves the local network too, or one address of it
//   PORT=n          the port to use; without it 4173, or the next free one
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, freePort, ROOT } from './fresh.mjs';

const { open, host } = readFlags(process.argv.slice(2));
try {
  ensureInstalled();
  await ensureBuilt();
  await serve();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function serve() {
  const { preview } = await import('vite');
  const port = Number(process.env.PORT) || (await freePort(4173));
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    preview: { port, strictPort: true, host: host ?? '127.0.0.1', open },
  });
  console.log(`Lightcone is at http://localhost:${port}/`);
  if (host) for (const url of server.resolvedUrls?.network ?? []) console.log(`  and at ${url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(server));
}

function stop(server) {
  server.httpServer.closeAllConnections?.();
  server.httpServer.close(() => process.exit(0));
}

/** `--host` alone means every address. */
function readFlags(args) {
  const at = args.indexOf('--host');
  const named = at >= 0 && args[at + 1] !== undefined && !args[at + 1].startsWith('-');
  if (at >= 0 && !named) args.splice(at, 1, '--host=0.0.0.0');
  try {
    const options = { open: { type: 'boolean', default: false }, host: { type: 'string' } };
    return parseArgs({ args, options }).values;
  } catch (error) {
    console.error(`${error.message}\nUsage: npm start -- [--open] [--host [HOST]]`);
    process.exit(2);
  }
}
