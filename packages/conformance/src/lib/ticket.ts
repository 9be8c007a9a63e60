/**
 * The request header by which the application tells who reached it: its client adds a value to each request
 * that no other has. A connection would not do, which handlers of Request and Response cannot see.
 */
export const ticketHeader = 'x-conformance-request'

let tickets = 0

/** A value that no other request of this process has. */
export function createTicket(): string {
  tickets += 1
  return String(tickets)
}
