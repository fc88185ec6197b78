// Unit tests: beside what they test, run in Node.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    // Property tests on a machine that is busy with other things.
    testTimeout: 30_000,
  },
});
