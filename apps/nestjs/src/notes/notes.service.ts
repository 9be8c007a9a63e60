import { Injectable } from '@nestjs/common'

export type Note = Record<string, unknown>

/** Notes, in memory. */
@Injectable()
export class NotesService {
  readonly #notes = new Map<string, Note>()

  all(): Readonly<Record<string, Note>> {
    return Object.fromEntries(this.#notes)
  }

  put(id: string, note: Note): Note {
    this.#notes.set(id, note)
    return note
  }

  patch(id: string, part: Note): Note {
    return this.put(id, { ...this.#notes.get(id), ...part })
  }

  remove(id: string): void {
    this.#notes.delete(id)
  }
}
