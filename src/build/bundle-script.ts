import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Bundles a script of the site into one file, where Astro's own bundles cannot be used: for service workers and for
 * documents that stand alone.
 * @param define expressions that replace names in the script
 */
export async function bundleScript(
  entry: URL,
  format: 'iife' | 'es',
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(entry),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"', ...define } },
  })
  try {
    const { output } = await build.generate({ format, minify: true, comments: false })
    return output[0].code
  } finally {
    await build.close()
  }
}
