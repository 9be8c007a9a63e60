// Adds the steps of .ci/run to what vitest counted, and prints the line that CI reads.
import { readFileSync } from 'node:fs'

const [file, passedSteps, failedSteps] = process.argv.slice(2)
let tests = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
try {
  tests = JSON.parse(readFileSync(file, 'utf8'))
} catch (error) {
  console.error(`no test results: ${error.message}`)
}
const passed = tests.numPassedTests + Number(passedSteps)
const failed = tests.numFailedTests + Number(failedSteps)
const skipped = tests.numPendingTests + tests.numTodoTests
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || tests.numPassedTests === 0 ? 1 : 0
