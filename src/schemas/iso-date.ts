import { z } from 'zod'

/** A calendar date as `YYYY-MM-DD`, always text: YAML dates would become instants of some time zone. */
export const isoDate = z.iso.date()
