import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A built site that is being served; `close` ends the server. */
export interface Preview {
  /** Address of the home page, with the base path and a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves `dist` on the given port.
 * @throws where the server ends before it prints its address
 */
export async function preview(root: string, port: number): Promise<Preview> {
  const server = spawn('astro', ['preview', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await address(server)
  return {
    url,
    close: async () => {
      server.kill()
      await once(server, 'exit')
    },
  }
}

async function address(server: ChildProcess): Promise<string> {
  let printed = ''
  for await (const chunk of server.stdout ?? []) {
    printed += String(chunk)
    const [url] = /http:\/\/localhost:\d+\S*/.exec(printed) ?? []
    if (url) return url.endsWith('/') ? url : `${url}/`
  }
  throw new Error(`The preview server ended: ${printed}`)
}
