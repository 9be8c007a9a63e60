/** Who visits: a page that the API's policies know, one that they do not, one whose name only looks right. */
export type Visitor = 'allowed' | 'refused' | 'look-alike'

export const visitors: readonly Visitor[] = ['allowed', 'refused', 'look-alike']

/*
 * Names under `localhost`, not under `test`: Chromium and Firefox take them to this machine without any
 * set-up, so that a person can click what headless Chromium ran; they count as secure contexts; and
 * credentials over http: need no `dangerouslyAllowInsecureOrigins`, as they would for `test`. Sites differ
 * as on the web: app and api share the site example.localhost, the other two are sites of their own.
 */
const names: Readonly<Record<Visitor, string>> = {
  allowed: 'app.example.localhost',
  refused: 'other.localhost',
  'look-alike': 'app.example.localhost.evil.localhost',
}

/** Where the page is for each visitor. */
export type Pages = Readonly<Record<Visitor, string>>

/** The API of one host. */
export interface Api {
  /** What the page's address names it by. */
  readonly name: string
  readonly title: string
  readonly url: string
}

/** Where one run takes place. */
export interface Places {
  readonly api: Api
  readonly pages: Pages
}

export function pagesAt(port: number): Pages {
  const page = (visitor: Visitor): string => `http://${names[visitor]}:${port}`
  return { allowed: page('allowed'), refused: page('refused'), 'look-alike': page('look-alike') }
}

export function apiUrlAt(port: number): string {
  return `http://api.example.localhost:${port}`
}

/** Whose page is served under a `Host` header. */
export function visitorAt(host: string | undefined): Visitor | undefined {
  return visitors.find((visitor) => names[visitor] === host?.replace(/:\d+$/, ''))
}
