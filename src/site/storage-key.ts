/**
 * The key under which the site keeps something on a device. All sites of one origin share its storage, so the key holds
 * the path of this one.
 */
export function storageKey(name: string): string {
  return import.meta.env.BASE_URL.replace(/\/*$/, '/') + name
}
