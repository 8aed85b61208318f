import { rmSync } from 'node:fs'
import { builtSites } from './sites.ts'

/** Removes the sites that the run has built. */
export default function removeSites(): void {
  rmSync(builtSites(), { recursive: true, force: true })
}
