/** Whether a text can be a tenant's name: a label as in host names, so that it is short and has no spaces. */
export function isTenantName(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
}
