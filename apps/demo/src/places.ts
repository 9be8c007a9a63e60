/** Who visits: a page that the API's policies know, one that they do not, one whose name only looks right. */
export type Visitor = 'allowed' | 'refused' | 'look-alike'

export const visitors: readonly Visitor[] = ['allowed', 'refused', 'look-alike']

/*
 * Names under `localhost`, not under `test`: Chromium and Firefox take them to this machine without any
 * set-up, so that a person can click what headless Chromium ran; they count as secure contexts; and
 * credentials over http: need no `dangerouslyAllowInsecureOrigins`, as they would for `test`. Sites differ
 * as on the web: app and api share the site example.localhost, the other two are sites of their own.
 */
const hosts: Readonly<Record<Visitor, string>> = {
  allowed: 'app.example.localhost',
  refused: 'other.localhost',
  'look-alike': 'app.example.localhost.evil.localhost',
}

/** Where everything is. */
export interface Places {
  readonly api: string
  readonly pages: Readonly<Record<Visitor, string>>
}

export function placesAt(pagePort: number, apiPort: number): Places {
  const page = (visitor: Visitor): string => `http://${hosts[visitor]}:${pagePort}`
  return {
    api: `http://api.example.localhost:${apiPort}`,
    pages: { allowed: page('allowed'), refused: page('refused'), 'look-alike': page('look-alike') },
  }
}

/** Whose page is served under a `Host` header. */
export function visitorAt(host: string | undefined): Visitor | undefined {
  return visitors.find((visitor) => hosts[visitor] === host?.replace(/:\d+$/, ''))
}
