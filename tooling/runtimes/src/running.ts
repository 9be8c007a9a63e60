/** A runtime that serves something. */
export interface Running {
  /** On 127.0.0.1. */
  readonly port: number
  /** All that it has printed. */
  readonly printed: () => string
  readonly stop: () => Promise<void>
}
