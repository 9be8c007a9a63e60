/** That of `@tooling/exchange`, of which nothing else may come into a program. */
export const options = {
  origin: ['https://app.example.com'],
  credentials: true,
  exposedHeaders: ['ETag'],
} as const

/** Refuses requests of other origins before the application, sockets too. */
export const strict = { ...options, rejectDisallowed: true } as const
