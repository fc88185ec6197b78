// Benchmarks of the page say what is missing for them.
import { afterEach, expect, it, vi } from 'vitest';
import { call } from './testing/captured-io.ts';

afterEach(() => vi.unstubAllEnvs());

it('says what to do where there is no Chromium or no site', async () => {
  vi.stubEnv('LIGHTCONE_CHROMIUM', '/nowhere/chromium');
  const { code, out, err } = await call(['bench', '--only', 'frames']);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(/--only frames: (LIGHTCONE_CHROMIUM names|the site is not built: run npm)/);
});
