import { readFileSync } from 'node:fs'

const modules = new URL('../../node_modules/', import.meta.url)

/** A package as it is installed here. */
export function withVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), 'utf8')) as {
    readonly version: string
  }
  return `${name} ${version}`
}
