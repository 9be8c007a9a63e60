import type { EngineName } from './find-engine.ts'

/** How to start an engine. */
export interface Launch {
  readonly path: string
  /**
   * Host and port of an HTTP proxy for every request, those to this machine included. With one of our own behind
   * it a page may have any origin.
   */
  readonly proxy: string
}

/** What an engine said of a request that failed, or of one that it warns about. */
export interface Reason {
  /** Chromium: the `CorsError`, or `net::ERR_…`. Firefox: the category. WebKit: the text. */
  readonly code: string
  /** The URL that it names, or that its request had last; empty where it names none, as WebKit often does. */
  readonly url: string
  readonly text: string
}

export interface EnginePage {
  /** Runs a function in the page and gives back what it resolves to. It may use nothing from outside itself. */
  run<Argument, Result>(
    inPage: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>
  /** Reasons in the order in which they were given, since the last call. */
  takeReasons(): Promise<readonly Reason[]>
  close(): Promise<void>
}

/** A browser engine with a profile of its own. */
export interface Engine {
  readonly name: EngineName
  readonly version: string
  /** A page that is driven must run this script, which is empty where the engine can be driven from outside. */
  readonly script: string
  open(url: string): Promise<EnginePage>
  close(): Promise<void>
}
