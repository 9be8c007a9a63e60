// Who asks. The API under test is told of the first, and of the second as a tenant's.

export const app = 'https://app.example.com'
export const shop = 'https://shop.acme.example'
export const other = 'https://other.example'
export const lookAlike = 'https://app.example.com.evil.test'
