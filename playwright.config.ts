import { defineConfig } from '@playwright/test';
import { browserPath } from './tests/journeys/browser.ts';

// Playwright gives its workers FORCE_COLOR, and Node complains of every process that is given both.
delete process.env.NO_COLOR;

/** Journeys in a real browser against the built product, which a fixture starts on its own data. */
export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: './tests/journeys/seed.ts',
  outputDir: '.cache/journeys-failed',
  snapshotPathTemplate: 'tests/journeys/expected/{arg}{ext}',
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // What passes only the second time is a fault of the test or of the product.
  retries: 0,
  // Far more than any takes on a free machine: tests run beside, and nothing here is timed.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '.cache/journeys.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    // Recording costs a seventh of the time; `playwright test NAME --trace on` records one.
    trace: 'off',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-dev-shm-usage',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
