import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'presets/**/*.test.ts', 'tools/**/*.test.ts', 'tests/house/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/same-draws.ts'],
    // Processes that the tests start read our files as compiled before.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/compiled') },
    pool: 'threads',
    isolate: false,
    // Far more than anything takes: journeys run beside, and nothing here is timed.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
