import type { Stage } from './stage.ts'

/** What came of one test. */
export interface Result {
  /** Without what it stands under. */
  readonly title: string
  readonly status: 'passed' | 'failed'
  readonly failureMessages: readonly string[]
}

interface Report {
  readonly testResults: readonly {
    /** Of a file that could not be loaded. */
    readonly message: string
    readonly assertionResults: readonly Result[]
  }[]
}

/** Runs the tests of a project of the staged workspace. */
export function runProject({ exec, read }: Stage, project: string): readonly Result[] {
  exec('vitest', 'run', '--project', project)
  // Where the configuration of the workspace has it.
  const { testResults } = JSON.parse(read('node_modules/.vitest-results.json')) as Report
  const broken = testResults.filter(({ assertionResults }) => assertionResults.length === 0)
  if (testResults.length === 0 || broken.length > 0) {
    throw new Error(`${project}: ${broken.map(({ message }) => message).join('\n')}`)
  }
  return testResults.flatMap(({ assertionResults }) => assertionResults)
}

/** Titles of those that failed. */
export function failuresOf(results: readonly Result[]): readonly string[] {
  return results.filter(({ status }) => status === 'failed').map(({ title }) => title)
}

/** How each failed row differs, by its id. */
export function differencesOf(results: readonly Result[], prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    results
      .filter(({ title, status }) => status === 'failed' && title.startsWith(prefix))
      .map(({ title, failureMessages }) => [
        title.slice(prefix.length, title.indexOf(': ')),
        differencesIn(failureMessages.join('\n')),
      ]),
  )
}

/** What the report of a row says that differs: not what was asked, nor what came besides. */
export function differencesIn(report: string): string {
  return [...report.matchAll(/^differs:\n((?: {2}.*\n)*)asked:$/gm)].map(([, lines = '']) => lines).join('')
}
