import type { CredentialsMode, Initiator, RequestMode } from './exchange.ts'

/** The mode of a request when nothing else is said: Fetch and HTML. */
export const defaultModes: Readonly<Record<Initiator, RequestMode>> = {
  fetch: 'cors',
  xhr: 'cors',
  img: 'no-cors',
  script: 'no-cors',
  module: 'cors',
  stylesheet: 'no-cors',
  font: 'cors',
  media: 'no-cors',
  track: 'cors',
  eventsource: 'cors',
  beacon: 'no-cors',
  websocket: 'websocket',
  form: 'navigate',
  iframe: 'navigate',
}

/** Its credentials mode. Without CORS, and where no page reads, all of them go. */
export function defaultCredentials(api: Initiator): CredentialsMode {
  return defaultModes[api] === 'cors' ? 'same-origin' : 'include'
}
