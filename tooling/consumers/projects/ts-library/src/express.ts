import { type CorsOptions, createCors } from '@cors/express'

// What nobody has annotated, as the compiler writes it into declarations.

export const usual = createCors({ origin: ['https://app.example.com'] })
export const byTenant = createCors({ origin: (origin: string) => origin.endsWith('.example.org') })
export const slowly = createCors({ origin: async (origin: string) => origin.endsWith('.example.org') })

export const decision = usual.decide({ method: 'GET', headers: {} })
export const { reason, headers } = decision
export const { policy } = usual
export const { origin } = policy
export const [replace, allows] = [usual.replace, slowly.allows]

export const heard: CorsOptions['onDecision'][] = []
export const logged = { onDecision: heard[0], onError: usual.replace }
