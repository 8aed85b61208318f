import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Bundles a script of the site into one file, for where Astro's own bundles cannot be: service workers and
 * documents that stand alone.
 * @param define expressions that names in the script are replaced by
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
