// Scenario tests: the built site in a real browser.
import { defineConfig } from '@playwright/test';
import { ADVICE, CHROMIUM_ARGS, findChromium } from './tools/chromium.mjs';

const port = Number(process.env.LIGHTCONE_SCENARIO_PORT ?? 4391);
const baseURL = `http://localhost:${port}/`;

const executablePath = await findChromium();
if (!executablePath) throw new Error(ADVICE);

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    baseURL,
    // Taking one makes a run up to twice as long: `npm run scenario -- --trace on` where a failure needs it.
    trace: 'off',
    launchOptions: { executablePath, args: CHROMIUM_ARGS },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: 'node tools/start.mjs',
    env: { PORT: String(port) },
    url: baseURL,
    reuseExistingServer: !process.env.CI && !process.env.LIGHTCONE_SCENARIO_PORT,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
