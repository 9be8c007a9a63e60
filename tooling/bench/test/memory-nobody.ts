// Ends before it has answered anything.
process.exitCode = 1
