/**
 * Where engines part from the standard, and from each other. All of it was measured, by `tooling/replay`: decisions/018. In a
 * page's verdict, in what is sent, or in which of several faults the console names.
 */
export interface Divergences {
  // Which headers are asked for in a preflight

  /** Lines of one name are joined before the limit of 128 bytes is looked at. */
  readonly joinsLines?: boolean
  /** Joined lines lose whitespace at their ends. */
  readonly trimsJoined?: boolean
  /** There is no limit of 1024 bytes over all safelisted values. */
  readonly ignoresTotal?: boolean
  /** What is sent without being asked for, beside the safelisted headers: values by name in lower case. */
  readonly unasked?: ReadonlyMap<string, RegExp>
  /** Bytes from 0x80 on are unsafe in `Accept` and `Content-Type`. */
  readonly isAsciiOnly?: boolean
  /** What becomes of another charset than UTF-8 in the `Content-Type` of an XHR with a text, where it is not serialised anew. */
  readonly xhrCharset?: 'replaced' | 'kept'
  /** A comma makes any `Content-Type` unsafe. */
  readonly commaEndsType?: boolean
  /** `Range: Bytes=0-` is as good as `bytes=0-`. */
  readonly rangeInAnyCase?: boolean
  /** A name that comes on several lines is asked for as often. */
  readonly repeatsNames?: boolean
  /** The `Accept` that a browser adds is not among the 1024 bytes. */
  readonly ignoresOwnAccept?: boolean
  /** In `X-HTTP-Method` and its like a comma between quotes divides as any other. */
  readonly ignoresQuotes?: boolean
  /** A listener on `upload` forces a preflight only where there is a body to upload. */
  readonly uploadNeedsBody?: boolean

  // What passes a preflight

  /** `*` lets `Authorization` in like any other header. */
  readonly wildcardCoversAuthorization?: boolean
  /** The method of a request that is preflighted for a listener or a stream has to be named like any other. */
  readonly forcedMethodMustBeNamed?: boolean
  /** A preflight of the page's own origin, to which a redirect led back, needs no `Access-Control-Allow-Origin`. */
  readonly ownPreflightsPass?: boolean

  // Which fault of a preflight comes first

  /** Its status, before `Access-Control-Allow-Origin`. */
  readonly statusFirst?: boolean
  /** That it redirects, before `Access-Control-Allow-Origin`. */
  readonly redirectFirst?: boolean
  /** The method, before the syntax of `Access-Control-Allow-Headers`. */
  readonly methodBeforeHeaderSyntax?: boolean
  /** Refused headers stand in the order of the request, not of their names. */
  readonly refusesUnsorted?: boolean
  /** Of refused headers these come first: names in lower case. */
  readonly refusedFirst?: ReadonlySet<string>

  // What a redirect does

  /** A preflight after it has the page's own origin, where the request after that has `null`. */
  readonly preflightsKeepOrigin?: boolean
  /** What was preflighted once is preflighted at every later hop. */
  readonly preflightsStick?: boolean
  /** A preflight after it asks for the headers that the page set, also for those that are gone. */
  readonly preflightsOriginalHeaders?: boolean
  /** Headers of a body that it took with the body are back after the next one. */
  readonly bodyHeadersComeBack?: boolean
  /** The referrer policy hides `Origin` until the first one only, and the answers' counts for nothing. */
  readonly redirectsForgetPolicy?: boolean
  /** `Referrer-Policy` is read whatever stands between its commas, in any case. */
  readonly readsPolicyLoosely?: boolean
  /** Headers that it takes away, beside what the standard says: names in lower case. */
  readonly droppedByRedirect?: ReadonlySet<string>
  /** `Origin` stays as it is, on what it made a GET too, as long as the origin of the URL stays. */
  readonly originStays?: boolean
  /** To another origin it makes a GET of a DELETE: libsoup's doing, not Safari's. */
  readonly deleteBecomesGet?: boolean
  /** A request that began at the page's own origin, with its cookies, is checked as one with credentials where it is redirected on. */
  readonly redirectsStayCredentialed?: boolean
  /** `redirect: "error"` takes a redirect for one only where it leads somewhere. */
  readonly errorNeedsLocation?: boolean
  /** Without CORS, `Origin` becomes `null` when it leads to another origin. */
  readonly redirectsHideOrigin?: boolean
  /** It may not lead to a URL with a password, except for XHR. */
  readonly redirectsKeepNoPassword?: boolean
  /** `redirect: "manual"` fails where it leads to no URL. */
  readonly manualNeedsUrl?: boolean
  /** What becomes of several lines of `Location`: the first counts, or all with commas between them are one URL. */
  readonly locationLines?: 'first' | 'joined'
  /** An empty `Location` is none; or it is none that can be followed. */
  readonly emptyLocation?: 'none' | 'fails'
  /** That it leads to no URL is said before all else. */
  readonly invalidLocationFirst?: boolean
  /** It may not lead to `ftp:`, which is said before all else. */
  readonly ftpIsDisabled?: boolean
  /** That it leads to one of these, with a colon, is said before all else, where it would be followed. */
  readonly schemesRefusedFirst?: ReadonlySet<string>
  /** Of its faults, a password in the URL comes before `redirect: "error"`. */
  readonly redirectCredentialsFirst?: boolean
  /** Some of its faults are found after the preflight of where it leads. */
  readonly refusesRedirectsLate?: boolean

  /** The referrer policy hides `Origin` in no fetch; of forms nothing was measured. */
  readonly originIgnoresReferrerPolicy?: boolean

  // How an answer is read

  /**
   * A line without a value adds nothing to others of its name, and lines of `Access-Control-Allow-Origin` are several only where they
   * are spelled so, capitals and all.
   */
  readonly joinsNothing?: boolean
  /** Two lines of `Location`, `Content-Length` or `Content-Disposition` that differ make it no HTTP. */
  readonly refusesContradictions?: boolean
  /** Bytes that are no UTF-8 become U+FFFD, of which a page reads each byte. */
  readonly mendsUtf8?: boolean
  /** `http://localhost` and its like may not be asked by an `https:` page. */
  readonly distrustsLoopback?: boolean
  /** A public page that asks a local address needs a permission, and a secure context. */
  readonly localNetworkAccess?: 'blocks' | 'asks'
}
