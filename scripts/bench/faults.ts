/**
 * Kills commands at random moments and lets their disk fail, and checks that nothing is lost.
 *
 *   npm run bench:faults [-- --kills N] [-- --faults N] [-- --commands add,split,build]
 *
 * `add`, `split` and `build` run on a small site of their own. Half of the kills come after a random time, half at a
 * random call that changes the disk. A fault is one such call that reports a full disk, a broken disk or a missing
 * right. After each, the content must be as before or complete. The same command must then succeed without help, with
 * the result of an undisturbed command. A fault must be reported in words, not by a stack.
 */
import { parseArgs } from 'node:util'
import { COMMANDS, isCommand, Site } from './faults/site.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    faults: { type: 'string', default: '100' },
    commands: { type: 'string', default: Object.keys(COMMANDS).join(',') },
  },
})
const CODES = ['ENOSPC', 'EIO', 'EACCES', 'EROFS']
/** How kills and faults are divided among the commands: a build takes as long as many splits. */
const SHARES = { add: 2, split: 2, build: 1 }

const commands = values.commands.split(',').filter(isCommand)
const shares = commands.reduce((sum, command) => sum + SHARES[command], 0)
const partOf = (all: string, command: keyof typeof SHARES) =>
  Math.round((Number(all) * SHARES[command]) / shares)

const site = new Site()
let failures = 0
try {
  for (const command of commands) {
    const normal = site.undisturbed(command)
    const ends = new Map<string, number>()
    const disturb = async (name: string, disturbance: Parameters<Site['disturb']>[1]) => {
      const { end, wrong } = await site.disturb(command, disturbance)
      ends.set(end, (ends.get(end) ?? 0) + 1)
      if (wrong.length === 0) return
      failures++
      console.log(`${command}, ${name}: ${wrong.join('; ')}`)
    }
    const call = () => 1 + Math.floor(Math.random() * normal.calls)
    for (let index = 0; index < partOf(values.kills, command); index++) {
      const after = Math.random() * normal.milliseconds
      if (index % 2) await disturb(`killed after ${Math.round(after)} ms`, { after })
      else {
        const at = call()
        await disturb(`killed at call ${at}`, { call: at, code: 'KILL' })
      }
    }
    for (let index = 0; index < partOf(values.faults, command); index++) {
      const [at, code] = [call(), CODES[index % CODES.length] ?? 'EIO']
      await disturb(`${code} at call ${at}`, { call: at, code })
    }
    const summary = [...ends].sort().map(([end, times]) => `${times} ${end}`)
    console.log(`${command.padEnd(6)} (${normal.calls} calls): ${summary.join(', ')}`)
  }
} finally {
  site.remove()
}
console.log(failures === 0 ? 'Nothing was lost.' : `${failures} did not go well.`)
process.exitCode = failures === 0 ? 0 : 1
