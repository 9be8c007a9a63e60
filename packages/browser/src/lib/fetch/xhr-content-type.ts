import { parseMimeType, serialiseMimeType } from '../http/mime.ts'

/** XHR, 4.5.6, send(), step 4.5: a text goes out as UTF-8, whatever charset the page named. */
export function serialisedAsUtf8(value: string): string {
  const type = parseMimeType(value)
  const charset = type?.parameters.get('charset')
  if (type === undefined || charset === undefined || charset.toLowerCase() === 'utf-8') return value
  return serialiseMimeType({
    essence: type.essence,
    parameters: new Map(type.parameters).set('charset', 'UTF-8'),
  })
}

/** What Chromium does in its place: every charset is replaced where it stands. */
export function replacedByUtf8(value: string): string {
  return value.replaceAll(/(\bcharset\s*=\s*["']?)[^\s;"']+/giu, '$1UTF-8')
}
