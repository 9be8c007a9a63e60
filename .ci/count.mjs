// Adds the steps of .ci/run to what vitest counted, names what failed once more (what a machine keeps of a
// log is its end), and prints the line that CI reads.
import { readFileSync } from 'node:fs'

const [file, passedSteps, ...failedSteps] = process.argv.slice(2)
const shown = 40
let tests = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
try {
  tests = JSON.parse(readFileSync(file, 'utf8'))
} catch (error) {
  console.error(`no test results: ${error.message}`)
}

const failures = failedSteps.map((step) => `step: ${step}`)
for (const suite of tests.testResults) {
  const name = suite.name.replace(`${process.cwd()}/`, '')
  const rows = suite.assertionResults.filter((row) => row.status === 'failed')
  if (suite.status === 'failed' && rows.length === 0) failures.push(`${name}: ${suite.message}`)
  for (const row of rows) failures.push(`${name}: ${row.fullName}\n    ${row.failureMessages.join('\n    ')}`)
}
for (const failure of failures.slice(0, shown)) console.log(`failed ${failure.slice(0, 2000)}`)
if (failures.length > shown) console.log(`… and ${failures.length - shown} more`)

const passed = tests.numPassedTests + Number(passedSteps)
const failed = tests.numFailedTests + failedSteps.length
const skipped = tests.numPendingTests + tests.numTodoTests
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || tests.numPassedTests === 0 ? 1 : 0
