/**
 * Finds the Chromium that the browser tests and benchmarks drive, and installs Debian's where there is none.
 *
 *   node scripts/chromium.ts      prints its path
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const DEBIAN = '/usr/bin/chromium'
const REMEDY =
  'Install Chromium (`npx playwright install chromium`, or your system’s package) or name one in PLAYWRIGHT_CHROMIUM.'

/** As root, Chromium only starts without its sandbox. The other arguments keep it from using the network. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/** @throws where there is none, and none may be installed */
export function findChromium(): string {
  const named = process.env.PLAYWRIGHT_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which does not exist. ${REMEDY}`)
  }
  const found = [
    chromium.executablePath(),
    DEBIAN,
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(existsSync)
  return found ?? installDebian()
}

function installDebian(): string {
  const apt = '/usr/bin/apt-get'
  const prefix = process.getuid?.() === 0 ? [] : mayUseSudo() ? ['sudo', '-n'] : undefined
  if (!existsSync(apt) || !prefix) throw new Error(`No Chromium found. ${REMEDY}`)
  console.error('No Chromium found: installing Debian’s.')
  const run = (...args: string[]) => {
    const [command = apt, ...rest] = [...prefix, apt, ...args]
    execFileSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  run('update')
  run('install', '--yes', '--no-install-recommends', 'chromium')
  if (!existsSync(DEBIAN)) throw new Error(`The package chromium brought no ${DEBIAN}. ${REMEDY}`)
  return DEBIAN
}

function mayUseSudo(): boolean {
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

if (import.meta.main) console.log(findChromium())
