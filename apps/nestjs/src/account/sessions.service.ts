import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'

/** Who is signed in, in memory. */
@Injectable()
export class SessionsService {
  readonly #users = new Map<string, string>()

  open(user: string): string {
    const session = randomUUID()
    this.#users.set(session, user)
    return session
  }

  userOf(session: string | undefined): string | undefined {
    return session === undefined ? undefined : this.#users.get(session)
  }

  close(session: string | undefined): void {
    if (session !== undefined) this.#users.delete(session)
  }
}
