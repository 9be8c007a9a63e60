// Who asks, and whom. `.example` and `.test` resolve nowhere (RFC 6761).
export const app = 'https://app.example.com'
export const partner = 'https://partner.example'
export const evil = 'https://evil.test'
export const apiA = 'a.api.test'
export const apiB = 'b.api.test'
// Where redirects go: whole, as `Response.redirect` has it.
export const elsewhere = 'https://www.example.com/ok'
