import type { CredentialsMode, Initiator, RequestMode } from './exchange.ts'

// What is left out asks by CORS, for what is its own origin's alone.
const modes: Readonly<Partial<Record<Initiator, RequestMode>>> = {
  img: 'no-cors',
  script: 'no-cors',
  stylesheet: 'no-cors',
  media: 'no-cors',
  beacon: 'no-cors',
  websocket: 'websocket',
  form: 'navigate',
  iframe: 'navigate',
}

/** The mode of a request when nothing else is said: Fetch and HTML. */
export function defaultMode(api: Initiator): RequestMode {
  return modes[api] ?? 'cors'
}

/** Its credentials mode. Without CORS, and where no page reads, all of them go. */
export function defaultCredentials(api: Initiator): CredentialsMode {
  return modes[api] === undefined ? 'same-origin' : 'include'
}
