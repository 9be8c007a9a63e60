// `node:timers/promises` is not everywhere where a fixture has to run.

/** A value, some milliseconds later. */
export function later<Value = void>(milliseconds: number, value?: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(() => resolve(value as Value), milliseconds))
}

/** After all that is under way already. */
export function soon(): Promise<void> {
  return later(0)
}
