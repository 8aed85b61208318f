import { readdirSync, readFileSync } from 'node:fs'

/** The time between two readings, in ms. */
const INTERVAL = 50
/** Linux gives processor time in hundredths of a second, and memory in pages. */
const TICKS = 100
const PAGE = 4096

/** The resources that a process and its descendants have used. */
export interface Usage {
  /** Processor time, in seconds. */
  readonly cpu: number
  /** The largest resident memory of all of them together since the last reading, in bytes. */
  readonly memory: number
}

/** Watches a process and its descendants. Only Linux has these figures; elsewhere all are 0. */
export class ProcessWatch {
  readonly #cpu = new Map<number, number>()
  readonly #root: number
  readonly #timer: NodeJS.Timeout
  #memory = 0

  constructor(pid: number) {
    this.#root = pid
    this.#timer = setInterval(() => this.#look(), INTERVAL)
  }

  read(): Usage {
    this.#look()
    const usage = { cpu: [...this.#cpu.values()].reduce((a, b) => a + b, 0), memory: this.#memory }
    this.#memory = 0
    return usage
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    let memory = 0
    const processes = readProcesses()
    const tree = new Set([this.#root])
    // A process has a higher number than its parent, except where the numbers start again, which is rare.
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid)
    for (const { pid, cpu, resident } of processes) {
      if (!tree.has(pid)) continue
      this.#cpu.set(pid, cpu)
      memory += resident
    }
    this.#memory = Math.max(this.#memory, memory)
  }
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly cpu: number
  readonly resident: number
}

function readProcesses(): Process[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 0)
  return pids.sort((a, b) => a - b).flatMap(readProcess)
}

/** See proc(5): the fields behind the name, which is in parentheses. */
function readProcess(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]]
    return [{ pid, parent, cpu: (user + system) / TICKS, resident: pages * PAGE }]
  } catch {
    // It has ended since the folder was listed.
    return []
  }
}
