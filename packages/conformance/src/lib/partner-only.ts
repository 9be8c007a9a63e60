import type { CorsOptions } from '@cors/core'
import { partner } from './names.ts'

/** The policy of routes that are for one partner. */
export const partnerOnly: CorsOptions = {
  origin: partner,
  methods: ['PUT'],
  allowedHeaders: ['X-Partner'],
  maxAge: 60,
}
