import { setTimeout as pause } from 'node:timers/promises'
import { type Agent, startAgent } from './agent.ts'
import type { Engine, EnginePage, Launch, Reason } from './engine.ts'
import { type MiniBrowser, startMiniBrowser } from './minibrowser.ts'

/** Starts WebKitGTK. Its WebDriver does not tell what the console says, so pages fetch what they are to do. */
export async function launchWebKit(options: Launch): Promise<Engine> {
  const agent = await startAgent()
  // The document that is shown: there is one at a time.
  let shown = agent.arrive(agent.url)
  try {
    const browser = await startMiniBrowser(options, agent.url)
    const visit = async (url: string): Promise<string> => {
      const from = await Promise.race([shown, browser.ended])
      shown = agent.arrive(url)
      // It may be gone before it has told that it has done so.
      agent.run(from, `void location.assign(${JSON.stringify(url)})`).catch(() => {})
      return Promise.race([shown, browser.ended])
    }
    const close = async (): Promise<void> => {
      agent.close()
      await browser.stop()
    }
    return {
      name: 'webkit',
      version: browser.version,
      script: agent.script,
      async open(url) {
        const page = drivePage(agent, await visit(url), browser)
        // The page before has complained that what it waited for never came.
        await page.takeReasons()
        return {
          ...page,
          // Away from it, or it would go on beside what is measured next.
          async close() {
            await visit(agent.url)
          },
        }
      },
      close,
    }
  } catch (error) {
    agent.close()
    throw error
  }
}

function drivePage(
  agent: Agent,
  document: string,
  { ended, takeLines }: MiniBrowser,
): Pick<EnginePage, 'run' | 'takeReasons'> {
  let fences = 0
  const run = (expression: string): Promise<unknown> => Promise.race([agent.run(document, expression), ended])
  const readUntil = async (fence: string): Promise<readonly string[]> => {
    const lines = takeLines()
    if (lines.some((line) => line.endsWith(`CONSOLE LOG ${fence}`))) return lines
    await Promise.race([pause(5), ended])
    return [...lines, ...(await readUntil(fence))]
  }
  return {
    run: async <Argument, Result>(
      inPage: (argument: Argument) => Result | Promise<Result>,
      argument: Argument,
    ) => (await run(`(${inPage.toString()})(${JSON.stringify(argument)})`)) as Result,
    async takeReasons() {
      // Lines come in order: what was said before this one is there with it.
      fences += 1
      const fence = `fence ${fences}`
      await run(`console.log(${JSON.stringify(fence)})`)
      return (await readUntil(fence)).flatMap(readLine)
    },
  }
}

/** A line such as `CONSOLE SECURITY ERROR Origin … is not allowed by Access-Control-Allow-Origin. Status code: 200`. */
function readLine(line: string): readonly Reason[] {
  const [, text] = /CONSOLE (?:\w+ )+?(?:ERROR|WARN(?:ING)?|LOG|INFO) (.*)$/.exec(line) ?? []
  if (text === undefined || text.startsWith('fence ')) return []
  return [{ code: text, url: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/']+\/[^\s']*/i.exec(text)?.[0] ?? '', text }]
}
