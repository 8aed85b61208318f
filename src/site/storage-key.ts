/** The key of a stored value. Sites of one origin share the device's storage, so the key holds the site's path. */
export function storageKey(name: string): string {
  return import.meta.env.BASE_URL.replace(/\/*$/, '/') + name
}
