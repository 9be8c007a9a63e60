import { LRUCache } from 'lru-cache'

/** Whether the tenant lists the origin. When the signal aborts, nobody waits for the answer any longer. */
export type LookUp = (tenant: string, origin: string, signal: AbortSignal) => Promise<boolean>

/** Times in milliseconds. */
export interface OriginCacheOptions {
  /** An allowed origin of this age is asked for again in the background; the request does not wait. */
  readonly refreshAfter: number
  /** At this age it is not believed any more: the request waits for the database. */
  readonly ttl: number
  /** Up to this age it is kept all the same where the database does not answer. */
  readonly keepFor: number
  /** For how long a refused origin is not asked for again. */
  readonly refusedTtl: number
  /** A look-up that takes longer has failed. */
  readonly deadline: number
  readonly maxAllowed: number
  /** Refused origins, and those that are being asked for the first time. */
  readonly maxRefused: number
  /** Called once for each look-up that failed. */
  readonly onFailure: (error: unknown) => void
}

export type OriginCache = ReturnType<typeof createOriginCache>

type Answer = { readonly allowed: boolean; readonly askedAt: number; readonly goodUntil: number }
type Question = readonly [tenant: string, origin: string]

export function createOriginCache(
  lookUp: LookUp,
  options: OriginCacheOptions,
  now = () => performance.now(),
) {
  const { refreshAfter, ttl, keepFor, refusedTtl, deadline, maxAllowed, maxRefused, onFailure } = options

  const fetchMethod: LRUCache.Fetcher<string, Answer, Question> = async (key, last, { context, signal }) => {
    const askedAt = now()
    let answer: Answer
    try {
      // Nothing else is a yes; a row that was found, for instance.
      const isListed = (await inTime(lookUp, context, deadline)) === true
      answer = { allowed: isListed, askedAt, goodUntil: askedAt + ttl }
    } catch (error) {
      onFailure(error)
      const keptUntil = last === undefined ? -Infinity : last.askedAt + keepFor
      if (last === undefined || now() >= keptUntil) throw error
      answer = { ...last, goodUntil: Math.min(now() + ttl, keptUntil) }
    }
    const [home, other] = answer.allowed ? [allowed, refused] : [refused, allowed]
    // Aborted: it was forgotten meanwhile. Those who wait may have the answer, later requests ask anew.
    if (!signal.aborted && other.delete(key)) home.set(key, answer)
    return answer
  }

  // Two, so that strangers, who come in any number, push out nobody but strangers.
  const shared = { fetchMethod, ignoreFetchAbort: true, perf: { now }, ttlResolution: 0 }
  const allowed = new LRUCache<string, Answer, Question>({ ...shared, max: maxAllowed, ttl: refreshAfter })
  const refused = new LRUCache<string, Answer, Question>({ ...shared, max: maxRefused, ttl: refusedTtl })

  return {
    /** Rejects where the database is needed and does not answer. The texts must be short and without spaces. */
    async allows(...context: Question): Promise<boolean> {
      const key = context.join(' ')
      const last = allowed.peek(key, { allowStale: true })
      if (last === undefined) return (await refused.fetch(key, { context }))?.allowed ?? false
      const isGood = now() < last.goodUntil
      const answer = await allowed.fetch(key, { context, allowStale: isGood, forceRefresh: !isGood })
      return answer?.allowed ?? false
    },
    /** For after a write: the next request asks the database. */
    forget(...context: Question): void {
      for (const cache of [allowed, refused]) cache.delete(context.join(' '))
    },
    entries: () => ({ allowed: allowed.size, refused: refused.size }),
  }
}

/** Rejects in time even where the look-up heeds no signal. */
function inTime(lookUp: LookUp, question: Question, limit: number): Promise<unknown> {
  const late = AbortSignal.timeout(limit)
  const expired = (_resolve: unknown, reject: (error: Error) => void): void =>
    late.addEventListener('abort', () => reject(new Error(`no answer within ${limit} ms`)))
  return Promise.race([lookUp(...question, late), new Promise<never>(expired)])
}
