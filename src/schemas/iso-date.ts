import { z } from 'zod'

/** A calendar date as `YYYY-MM-DD`, always text: YAML dates would become instants of some time zone. */
export const isoDate = z.iso.date()

/** A day, or a month as `YYYY-MM` where the day is not known. */
export const dayOrMonth = z.union([isoDate, z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)])
