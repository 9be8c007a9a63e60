/** What has been spent until now. */
export interface Clock {
  /** Microseconds of all processors. */
  readonly processor: () => number
  /** Milliseconds by the wall. */
  readonly wall: () => number
}

/** The part of a batch of requests that is measured: from the arrival of one to that of a later one. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** What it took to get from one to the other, by the request. */
export interface Taken {
  readonly microseconds: number
  readonly perSecond: number
  /** Requests that have come, of the whole batch. */
  readonly count: number
}

/** Counts requests as they come, and looks at the clock at two of them. */
export interface Counter {
  readonly begin: (window: Window) => void
  readonly count: () => void
  /** @throws if the last request of the window has not come. */
  readonly take: () => Taken
}

interface Look {
  readonly processor: number
  readonly wall: number
}

/** All that comes between two looks costs every application the same: an increment. */
export function createCounter({ processor, wall }: Clock): Counter {
  let window: Window = { from: 0, to: 0 }
  let count = 0
  let first: Look | undefined
  let last: Look | undefined
  const look = (): Look => ({ processor: processor(), wall: wall() })
  return {
    begin(next) {
      window = next
      count = 0
      last = undefined
    },
    count() {
      count++
      if (count === window.from) first = look()
      else if (count === window.to) last = look()
    },
    take() {
      if (first === undefined || last === undefined) {
        throw new Error(`${count} requests came, and not ${window.to}`)
      }
      const requests = window.to - window.from
      return {
        microseconds: (last.processor - first.processor) / requests,
        perSecond: (requests * 1000) / (last.wall - first.wall),
        count,
      }
    },
  }
}
