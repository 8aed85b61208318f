/** The tools that subset fonts ship no types; these cover the parts in use. */
declare module 'subset-font' {
  interface Options {
    targetFormat: 'sfnt' | 'woff2'
    keepFeatures: string[]
    variationAxes: Readonly<Record<string, number | { min: number; max: number }>>
    noHinting: boolean
  }
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Buffer>
}

declare module 'fontverter' {
  export function convert(font: Uint8Array, format: 'sfnt' | 'woff2'): Promise<Buffer>
}
