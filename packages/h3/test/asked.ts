import { web } from '@tooling/exchange'

export const byWeb = { headers: { origin: web } }
export const partner = 'https://partner.example'
export const ofPartner = { headers: { origin: partner } }

/** What a page of this origin would ask first. */
export function asking(origin: string, method = 'PUT'): RequestInit {
  return { method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } }
}

/** Who may read the response. */
export function granting({ headers }: Response): string | null {
  return headers.get('access-control-allow-origin')
}
