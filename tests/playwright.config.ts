import { defineConfig } from 'playwright/test'
import { CHROMIUM_ARGS, findChromium } from '../scripts/chromium.ts'

/** Not the root, so that an address made without the base path is a broken one. */
const BASE_PATH = '/daily-papers/'
const PORT = 4329
const baseURL = `http://localhost:${PORT}${BASE_PATH}`

export default defineConfig({
  testDir: '.',
  testMatch: '*/*.spec.ts',
  workers: '100%',
  outputDir: '../node_modules/.cache/playwright',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Some tests build sites of their own, which slows the others down.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A busy machine may starve a browser once, and the list says so; what fails twice is wrong.
  retries: 1,
  reporter: 'list',
  use: {
    baseURL,
    browserName: 'chromium',
    // Only the tests of offline reading are about what it keeps.
    serviceWorkers: 'block',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
  },
  webServer: {
    command: `astro build && astro preview --port ${PORT}`,
    cwd: '..',
    env: { BASE_PATH },
    url: baseURL,
    timeout: 120_000,
  },
})
