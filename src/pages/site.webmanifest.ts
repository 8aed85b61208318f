import { THEME_COLORS } from '../site/head.ts'
import { site } from '../site/site.ts'

/** The web app manifest. Its addresses are relative, so that it works under any base path. */
export function GET() {
  return new Response(
    JSON.stringify({
      name: site.title,
      description: site.description,
      lang: site.language,
      id: './',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: THEME_COLORS.light,
      theme_color: THEME_COLORS.light,
      icons: [
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    }),
    { headers: { 'content-type': 'application/manifest+json' } },
  )
}
