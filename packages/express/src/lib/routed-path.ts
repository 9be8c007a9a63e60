import type { Request } from 'express'
import { swallowsSlash } from './router.ts'

/**
 * The path that the application's router has been given, before any router took its prefix off;
 * `undefined` in an application that is mounted on a pattern, whose prefix Express does not tell.
 */
export function routedPath({ app, baseUrl, url, originalUrl }: Request): string | undefined {
  const whole = restorePrefix(baseUrl, pathOf(url), pathOf(originalUrl))
  const mount = collapse(app.path()).replace(/\/+$/, '')
  if (mount === '') return whole
  // The mount path is matched in any case, whatever the application inside makes of its own paths.
  const isBelow = whole.slice(0, mount.length).toLowerCase() === mount.toLowerCase()
  const rest = whole.slice(mount.length)
  if (!isBelow || !/^(?:\/|$)/.test(rest)) return undefined
  return swallowsSlash(app) && rest.startsWith('//') ? rest.slice(1) : rest || '/'
}

/** Routers swallow a slash behind a prefix, or add one where it was all there was; strict routing tells these apart. */
function restorePrefix(base: string, path: string, asked: string): string {
  const rest = base !== '' && asked.startsWith(base) ? asked.slice(base.length) : path
  const isAdded = rest === '' && path === '/'
  const isSwallowed = rest.endsWith(path) && /^\/*$/.test(rest.slice(0, rest.length - path.length))
  return base + (isAdded || isSwallowed ? rest : path)
}

function collapse(path: string): string {
  return path.replace(/\/{2,}/g, '/')
}

/** A request target's path: without query and fragment, and without an authority where a proxy was asked. */
function pathOf(target: string): string {
  const [whole = ''] = target.split(/[?#]/, 1)
  if (whole.startsWith('/')) return whole
  const authority = whole.indexOf('://')
  const start = authority === -1 ? -1 : whole.indexOf('/', authority + 3)
  return start === -1 ? '/' : whole.slice(start)
}
