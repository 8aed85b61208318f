/**
 * The key under which a device keeps something of this site. Sites of one origin share their storage, so the key holds
 * the site's path.
 */
export function storageKey(name: string): string {
  return import.meta.env.BASE_URL.replace(/\/*$/, '/') + name
}
