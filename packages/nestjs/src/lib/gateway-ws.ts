import type { IncomingMessage } from 'node:http'
import { type Admission, settle } from './gateway-admission.ts'

/** What is used of a server of ws. */
export interface WsServer {
  readonly handleUpgrade: (...args: never[]) => unknown
  readonly options: { verifyClient?: VerifyClient | null | undefined }
}

interface UpgradeInfo {
  readonly req: IncomingMessage
}

type Verified = (isVerified: boolean, status?: number, message?: string) => void

// The one with two parameters calls back, the other returns.
type VerifyClient = (this: unknown, info: UpgradeInfo, verified: Verified) => unknown

/** Has a server of ws verify its clients by a policy first, and then as its user wants. */
export function guardWs({ options }: WsServer, { upgrade }: Admission): void {
  const { verifyClient: theirs } = options
  // Put in afterwards, where each handshake reads it: an adapter of a user's own need not hand options on.
  options.verifyClient = function verifyOrigin(info, verified) {
    settle(upgrade(info.req), (isAdmitted) => {
      if (!isAdmitted) verified(false, 403, 'Forbidden')
      else if (typeof theirs !== 'function') verified(true)
      else if (theirs.length === 2) theirs.call(this, info, verified)
      else verified(Boolean((theirs as (this: unknown, info: UpgradeInfo) => unknown).call(this, info)))
    })
  }
}
