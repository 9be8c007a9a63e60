/** Where an exchange stands on its hosts: each under paths of its own, so that no cache knows them from another one. */

const mark = /\/~(\d+)\.(\d+)(?=[/?#]|$)/

/** The URL under which a hop of an exchange is served. */
export function place(url: string, id: number, hop: number): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)(\/?)/i, `$1/~${id}.${hop}/`)
}

/** Which exchange and hop a URL belongs to, or a text in which there is one. */
export function findPlace(text: string): { readonly id: number; readonly hop: number } | undefined {
  const [, id, hop] = mark.exec(text) ?? []
  return id === undefined || hop === undefined ? undefined : { id: Number(id), hop: Number(hop) }
}

/** A `Location` that leads to where the next hop is served. What leads elsewhere, or nowhere, stays as it is. */
export function placeLocation(
  location: string,
  from: string,
  next: string | undefined,
  id: number,
  hop: number,
): string {
  if (next === undefined || !isSameResource(location, from, next)) return location
  return place(/^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? location : new URL(location, from).href, id, hop)
}

/** Whether a `Location` leads to the next hop. Its credentials and fragment are not of the resource. */
export function isSameResource(location: string, from: string, next: string): boolean {
  return URL.canParse(location, from) && strip(new URL(location, from)) === strip(new URL(next))
}

function strip({ origin, pathname, search }: URL): string {
  return `${origin}${pathname}${search}`
}
