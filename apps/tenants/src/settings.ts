const defaults = {
  REFRESH_AFTER_MS: 15_000,
  TTL_MS: 60_000,
  KEEP_FOR_MS: 3_600_000,
  REFUSED_TTL_MS: 10_000,
  DEADLINE_MS: 1_000,
  MAX_ALLOWED: 10_000,
  MAX_REFUSED: 10_000,
  MAX_WAITING: 1_000,
  MAX_CONNECTIONS: 10,
}

/** The numbers of the cache and the database, from variables of these names. */
export type Settings = Readonly<typeof defaults>

/** @throws {RangeError} where one is not a whole number above zero, or an age comes before an earlier one. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const entries = Object.entries(defaults).map(([name, usual]) => [name, Number(environment[name] ?? usual)])
  for (const [name, value] of entries) {
    if (!Number.isSafeInteger(value) || Number(value) < 1) {
      throw new RangeError(`${name} must be a whole number above zero, not "${environment[String(name)]}"`)
    }
  }
  const settings = Object.fromEntries(entries) as Settings
  const { REFRESH_AFTER_MS, TTL_MS, KEEP_FOR_MS } = settings
  if (REFRESH_AFTER_MS > TTL_MS || TTL_MS > KEEP_FOR_MS) {
    throw new RangeError('REFRESH_AFTER_MS, TTL_MS and KEEP_FOR_MS must not fall from one to the next')
  }
  return settings
}
