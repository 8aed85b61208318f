import { defineConfig } from 'playwright/test'
import { CHROMIUM_ARGS, findChromium } from '../scripts/chromium.ts'
import { BASE, builtSites, home } from './sites.ts'

builtSites()
export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/pw2',
  workers: 2,
  fullyParallel: true,
  reporter: 'list',
  timeout: 60_000,
  retries: 1,
  use: {
    baseURL: home('fixture'),
    serviceWorkers: 'block',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
  },
  webServer: [
    {
      command: 'node tests/serve-site.ts fixture',
      cwd: '..',
      env: { BASE_PATH: BASE },
      url: home('fixture'),
      timeout: 200_000,
    },
  ],
})
