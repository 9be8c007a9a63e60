import { readCommand } from './command.ts'
import { generate } from './generate.ts'
import { Refusal } from './refusal.ts'

try {
  // pnpm runs scripts in the folder of their package, and says where it was called.
  const command = readCommand(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  console.log(generate(command).join('\n'))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 2
}
