import { defaultCredentials, defaultModes } from './initiator-defaults.ts'
import type { CredentialsMode, Initiator, RequestMode } from './exchange.ts'

/** What a function or an element asks for when nothing else is said: Fetch and HTML. */
export interface InitiatorFacts {
  /** Default mode. */
  readonly mode: RequestMode
  /** Default credentials mode. */
  readonly credentials: CredentialsMode
  /** What else it can ask for, and by which attribute or option. Empty where it is fixed. */
  readonly byAttribute: string
  /** Whether a method or header can lead to a preflight. */
  readonly preflight: boolean
  /** What is to be known of it. */
  readonly note: string
}

const withCrossorigin = 'crossorigin: cors with same-origin; crossorigin=use-credentials: cors with include'

/** What each initiator does. Measured in Chromium and Firefox, from the standards elsewhere. */
export const initiators: Readonly<Record<Initiator, InitiatorFacts>> = /* @__PURE__ */ listInitiators()

// In a function, so that a bundle of evaluate alone goes without.
function listInitiators(): Readonly<Record<Initiator, InitiatorFacts>> {
  return Object.freeze({
    fetch: facts(
      'fetch',
      'the options mode and credentials',
      true,
      'A preflight for the method, a header or a body that is a stream.',
    ),
    xhr: facts(
      'xhr',
      'withCredentials: include',
      true,
      'A preflight too for any listener on upload that is there before send().',
    ),
    img: facts('img', withCrossorigin, false, 'Without CORS it shows, and taints a canvas.'),
    script: facts(
      'script',
      withCrossorigin,
      false,
      'Without CORS it runs, and its errors read "Script error."',
    ),
    module: facts(
      'module',
      'crossorigin=use-credentials: include',
      false,
      'import, import() and module preload always need CORS.',
    ),
    stylesheet: facts('stylesheet', withCrossorigin, false, 'Without CORS its rules cannot be read.'),
    font: facts('font', '', false, '@font-face and FontFace always need CORS, as do CSS masks and shapes.'),
    media: facts('media', withCrossorigin, false, 'Ranges of a no-cors film have to come from one origin.'),
    track: facts('track', 'crossorigin of the film: include', false, 'Subtitles always need CORS.'),
    eventsource: facts(
      'eventsource',
      'withCredentials: include',
      false,
      'Last-Event-ID is set by the browser, which asks no preflight for it.',
    ),
    beacon: facts(
      'beacon',
      '',
      true,
      'A Blob of a type that no form can send makes it cors, with a preflight. At most 64 KiB in flight.',
    ),
    websocket: facts(
      'websocket',
      '',
      false,
      'No CORS at all: it sends Origin and cookies, and the server has to check.',
    ),
    form: facts('form', '', false, 'No CORS: a POST sends Origin, and cookies as SameSite says.'),
    iframe: facts('iframe', '', false, 'No CORS: the document cannot be read from outside.'),
  })
}

function facts(api: Initiator, byAttribute: string, preflight: boolean, note: string): InitiatorFacts {
  const [mode, credentials] = [defaultModes[api], defaultCredentials(api)]
  return Object.freeze({ mode, credentials, byAttribute, preflight, note })
}
