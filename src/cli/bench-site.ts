// What a benchmark of the page needs: the built site on a port of its own, and a Chromium to look at it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';

/** What tools/chromium.mjs gives. */
interface ChromiumTool {
  readonly ADVICE: string;
  readonly CHROMIUM_ARGS: string[];
  findChromium(): Promise<string | undefined>;
}

const TOOL = 'tools/chromium.mjs';
const SITE = 'dist';

/** The folder of the checkout, from which this program runs. */
function root(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, TOOL)) && path.dirname(folder) !== folder)
    folder = path.dirname(folder);
  return folder;
}

/** Loaded by its address, so that no bundle holds it. */
const chromiumTool = (): Promise<ChromiumTool> =>
  import(/* @vite-ignore */ pathToFileURL(path.join(root(), TOOL)).href);

/** What is missing for a benchmark of the page, and what to do about it; undefined where nothing is. */
export async function missingForPage(): Promise<string | undefined> {
  if (!existsSync(path.join(root(), TOOL))) return 'the page is measured from a checkout alone';
  if (!existsSync(path.join(root(), SITE, 'index.html')))
    return 'the site is not built: run npm run build';
  try {
    const { ADVICE, findChromium } = await chromiumTool();
    return (await findChromium()) === undefined ? ADVICE : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Starts the Chromium that the scenario tests use, without a window. */
export async function openBrowser(): Promise<Browser> {
  const { CHROMIUM_ARGS, findChromium } = await chromiumTool();
  const load = createRequire(path.join(root(), 'package.json'));
  const { chromium }: typeof import('@playwright/test') = load('@playwright/test');
  const executablePath = await findChromium();
  return chromium.launch({ ...(executablePath && { executablePath }), args: CHROMIUM_ARGS });
}

export interface Site {
  /** Its address, with a slash at the end. */
  readonly url: string;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Serves the built site, and `empty.html`, to this machine alone. */
export async function serveSite(): Promise<Site> {
  const folder = path.join(root(), SITE);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, pathname === '/' ? 'index.html' : path.normalize(pathname));
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    if (pathname === '/empty.html') return response.end('<!doctype html><title>empty</title>');
    const content = await readFile(file).catch(() => undefined);
    response.statusCode = content ? 200 : 404;
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}
