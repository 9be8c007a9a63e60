import process from 'node:process'

// A test that is killed stops nothing any more.
process.stdin.resume().on('end', () => process.exit())
