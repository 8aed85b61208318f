import { defineConfig } from 'playwright/test'
import { CHROMIUM_ARGS, findChromium } from '../scripts/chromium.ts'
import { baseOf, builtSites, home, SITES } from './sites.ts'

builtSites()

const served = (name: keyof typeof SITES, command: string) => ({
  command,
  cwd: '..',
  env: { BASE_PATH: baseOf(name) },
  url: home(name),
  timeout: 120_000,
})

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'live', testMatch: 'live/*.spec.ts', use: { baseURL: home('live') } },
    { name: 'fixture', testMatch: 'site/*.spec.ts', use: { baseURL: home('fixture') } },
    { name: 'listing', testMatch: '{search,offline,listing}/*.spec.ts', use: { baseURL: home('listing') } },
  ],
  workers: '100%',
  outputDir: '../node_modules/.cache/playwright',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Some tests build sites of their own, which slows down the others.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A busy machine may starve a browser once, which the report shows. A test that fails twice is wrong.
  retries: 1,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // Only the tests of offline reading test what the worker keeps.
    serviceWorkers: 'block',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
  },
  webServer: [
    served('live', `astro build && astro preview --port ${SITES.live.port}`),
    served('fixture', 'node tests/serve-site.ts fixture'),
    served('listing', 'node tests/serve-site.ts listing'),
  ],
  globalTeardown: './remove-sites.ts',
})
