/** Version of the JSON files; a field that changes its meaning or goes away makes a new one. */
export const RECORD_VERSION = 1
