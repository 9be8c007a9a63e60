import { hosts } from '../hosts/hosts.ts'
import type { Case } from './case.ts'
import { cases } from './cases.ts'

/** The cases of a framework, in the order of the output. */
export function casesOf(host: string): readonly Case[] {
  const wanted = hosts[host]?.cases ?? []
  return cases.filter(({ id }) => wanted.some((each) => isMeant(each, id)))
}

function isMeant(wanted: string, id: string): boolean {
  return wanted.endsWith('/') ? id.startsWith(wanted) : id === wanted
}
