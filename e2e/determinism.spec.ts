// Random runs of every protocol give the same hashes in Node, in a page and in a worker.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { createServer } from 'vite';

type Hashes = Record<string, readonly string[]>;

const RUNS = 30;
const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const MODULE = '/src/lab/determinism.ts';

/** The sources as a page can load them, and an empty page beside them. */
async function serveSources(cacheDir: string) {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    cacheDir,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { port: 0, hmr: false, watch: null },
  });
  server.middlewares.use('/empty', (_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>Empty</title>');
  });
  await server.listen();
  const [address] = server.resolvedUrls?.local ?? [];
  return { server, address: new URL(address).origin };
}

test('hashes agree between Node, a page and a worker', async ({ page }) => {
  test.setTimeout(90_000);
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'lightcone-sources-'));
  const { server, address } = await serveSources(cacheDir);
  try {
    const lab = (await server.ssrLoadModule(MODULE)) as {
      catalogHashes(count: number): Promise<Hashes>;
    };
    const expected = await lab.catalogHashes(RUNS);
    const folders = readdirSync(path.join(ROOT, 'src/protocols')).filter(
      (id) => !id.startsWith('_'),
    );
    await page.goto(`${address}/empty`);
    const inPage: Hashes = await page.evaluate(
      async ([url, runs]) => (await import(url)).catalogHashes(runs),
      [MODULE, RUNS] as const,
    );
    expect(inPage).toEqual(expected);
    const inWorker: Hashes = await page.evaluate(
      ([url, runs]) => {
        const text = `import(${JSON.stringify(url)})
          .then((lab) => lab.catalogHashes(${runs}))
          .then((hashes) => postMessage({ hashes }), (error) => postMessage({ error: String(error) }));`;
        const blob = new Blob([text], { type: 'text/javascript' });
        const worker = new Worker(URL.createObjectURL(blob), { type: 'module' });
        return new Promise<Hashes>((resolve, reject) => {
          worker.onmessage = ({ data }) =>
            data.hashes ? resolve(data.hashes) : reject(data.error);
        });
      },
      [address + MODULE, RUNS] as const,
    );
    expect(inWorker).toEqual(expected);
    expect(Object.keys(expected).sort()).toEqual(folders.sort());
  } finally {
    await server.close();
    rmSync(cacheDir, { recursive: true, force: true });
  }
});
