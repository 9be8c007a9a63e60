import { type Spread, overlaps } from '../statistics.ts'
import { bytes, digits, ratio } from '../figures.ts'
import { type Contested, type Side, hows } from './results.ts'
import { type Weighed, bytesOf, kinds } from './weigh.ts'

// Packages that are named, the largest first.
const shown = 5

/** What is to be said of a contest where ours is the heavier, and of what that weight is. */
export function remarksOn(contest: Contested): readonly string[] {
  return [weight(contest), content(contest.ours), types(contest), ...times(contest)].filter(
    (remark) => remark !== '',
  )
}

function weight({ peer, ours }: Contested): string {
  const [us, them] = [bytesOf(ours.packages), bytesOf(peer.packages)]
  if (peer.packages.length === 0) {
    return `${ours.shown} adds ${packages(ours)} and ${bytes(us)}; ${peer.shown} is in the framework and adds nothing.`
  }
  return `${ours.shown} adds ${packages(ours)} and ${bytes(us)}, ${peer.shown} ${packages(peer)} and ${bytes(them)}: ${ratio(us, them)}.`
}

function content({ packages: all }: Side): string {
  const largest = all.toSorted((a, b) => bytesOf([b]) - bytesOf([a]))
  const [named, rest] = [largest.slice(0, shown), largest.slice(shown)]
  const parts = named.map((each) => `${each.name} ${bytes(bytesOf([each]))}`)
  if (rest.length > 0) parts.push(`${rest.length} more ${bytes(bytesOf(rest))}`)
  const sorts = kinds.map((kind) => `${bytes(bytesOf(all, kind))} ${kind}`)
  return `That is ${parts.join(', ')}; by kind, ${sorts.join(', ')}.`
}

function types({ peer, ours }: Contested): string {
  if (peer.types.length === 0 && ours.types.length === 0) return ''
  const lists = [peer, ours].map((side) =>
    side.types.length === 0 ? `nothing for ${side.shown}` : `${names(side.types)} for ${side.shown}`,
  )
  return `Users of TypeScript install besides: ${lists.join(', ')}.`
}

function times(contest: Contested): readonly string[] {
  return (['alone', 'beside'] as const).flatMap((when) =>
    hows.flatMap((how) => {
      const [peer, ours] = [contest.peer[when]?.[how], contest.ours[when]?.[how]]
      if (peer === undefined || ours === undefined) return []
      const where = when === 'alone' ? 'alone' : `after ${contest.framework.shown}`
      const time = compare(ours.milliseconds, peer.milliseconds, (more) => `${digits(more)} ms`, 'time')
      const memory = compare(ours.rss, peer.rss, bytes, 'memory')
      return [`${how}() ${where}: ${time}, ${memory}.`]
    }),
  )
}

function compare(ours: Spread, peer: Spread, unit: (number: number) => string, what: string): string {
  if (overlaps(ours, peer)) return `no difference in ${what} that this run tells`
  const more = ours.median - peer.median
  return `${unit(Math.abs(more))} ${more > 0 ? 'more' : 'less'} ${what}`
}

function packages({ packages: { length } }: Side): string {
  return `${length} ${length === 1 ? 'package' : 'packages'}`
}

function names(all: readonly Weighed[]): string {
  return all.map(({ name, version }) => `${name} ${version}`).join(' and ')
}
