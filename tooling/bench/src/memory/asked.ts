import { fork } from 'node:child_process'
import { once } from 'node:events'
import { serverEnvironment } from '../environment.ts'

/** A process of the bench that answers what it is asked, one thing after the other. */
export interface Asked<Question, Answer> {
  /** @throws if the process ends instead. */
  ask(question: Question): Promise<Answer>
  stop(): Promise<void>
}

/**
 * Starts a module that calls {@link answerParent}, without the condition by which the workspace finds its
 * sources: what is measured is what is published.
 */
export function startAsked<Question extends string | object, Answer>(
  entry: URL,
  flags: readonly string[] = [],
): Asked<Question, Answer> {
  const child = fork(entry, [], {
    execArgv: ['--expose-gc', ...flags],
    env: serverEnvironment(),
  })
  const ended = once(child, 'exit')
  const lost = async (): Promise<never> => {
    const [code, signal] = await ended
    throw new Error(`${entry.pathname} ended with ${code ?? signal}`)
  }
  return {
    async ask(question) {
      if (child.connected) child.send(question)
      const [answer] = await Promise.race([once(child, 'message'), lost()])
      return answer as Answer
    },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** Answers whatever the parent asks, until it goes. */
export function answerParent(answer: (question: never) => unknown): void {
  process.on('message', (question) => void send(question as never))
  process.once('disconnect', () => process.exit())

  async function send(question: never): Promise<void> {
    process.send?.(await answer(question))
  }
}
