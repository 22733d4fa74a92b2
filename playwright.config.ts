import { defineConfig } from 'playwright/test';

/** Journeys: real browser, real built files, the local tenant behind real host names. No retries: a journey that fails sometimes is broken. */
export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results/journeys',
  timeout: 300_000,
  use: { actionTimeout: 30_000 },
  expect: { timeout: 30_000 },
  retries: 0,
  workers: 1,
  fullyParallel: false,
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-results/journeys.json' }]],
});
