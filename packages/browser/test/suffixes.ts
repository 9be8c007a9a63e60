import type { RegistrableDomain } from '../src/index.ts'
import { getDomain } from 'tldts'

/** A real list of public suffixes, those of hosting services too, as browsers have it. */
export const registrableDomain: RegistrableDomain = (host) => getDomain(host, { allowPrivateDomains: true })
