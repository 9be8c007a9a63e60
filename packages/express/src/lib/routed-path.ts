import type { Request } from 'express'

/**
 * The path that the application's router has been given, before any router took its prefix off;
 * `undefined` in an application that is mounted on a pattern, whose prefix Express does not tell.
 */
export function routedPath({ app, baseUrl, url, originalUrl }: Request): string | undefined {
  const whole = joinPath(baseUrl, pathOf(url), pathOf(originalUrl))
  const mount = app.path()
  if (mount === '') return whole
  if (whole === mount) return '/'
  return whole.startsWith(`${mount}/`) ? whole.slice(mount.length) : undefined
}

function joinPath(base: string, path: string, original: string): string {
  // A router adds the slash that its prefix has taken; strict routing tells `/a` from `/a/`.
  if (path === '/' && base !== '' && original === base) return base
  return base + path
}

/** A request target's path: without a query, and without an authority where a proxy was asked. */
function pathOf(target: string): string {
  const end = target.indexOf('?')
  const whole = end === -1 ? target : target.slice(0, end)
  if (whole.startsWith('/')) return whole
  const authority = whole.indexOf('://')
  const start = authority === -1 ? -1 : whole.indexOf('/', authority + 3)
  return start === -1 ? '/' : whole.slice(start)
}
