import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Site } from '../../scripts/bench/faults/site.ts'

let site: Site
before(() => {
  site = new Site()
})
after(() => site.remove())

/** Places among the calls that change the disk: the lock, the files, the renames, tidying up. */
const PLACES = [0, 0.5, 0.8, 0.95]

for (const command of ['add', 'split'] as const)
  test(`a full disk, a broken one, or a kill at any moment of ${command} loses nothing, and the next run works`, async () => {
    const { calls } = site.undisturbed(command)
    for (const [index, place] of PLACES.entries()) {
      const call = 1 + Math.floor(place * calls)
      const code = ['KILL', 'ENOSPC', 'EIO'][index % 3] ?? ''
      const { wrong } = await site.disturb(command, { call, code })
      assert.deepEqual(wrong, [], `${code} at call ${call} of ${calls}`)
    }
  })
