import { cases } from '../../calls/cases/cases.ts'
import { answerParent } from '../asked.ts'
import { decideMany } from './decide-many.ts'

/** What is to be decided, and how often. */
export interface Task {
  /** The id of a case. */
  readonly id: string
  readonly rounds: number
}

// A process that has policies decide.
answerParent(({ id, rounds }: Task) => {
  const found = cases.find((each) => each.id === id)
  if (found === undefined) throw new Error(`there is no case ${id}`)
  return decideMany(found, rounds)
})
