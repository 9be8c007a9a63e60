// Copied into a project, and run there with the names of packages: what does it take to require them?
const before = process.memoryUsage.rss()
const start = performance.now()
for (const name of process.argv.slice(2)) require(name)
const milliseconds = performance.now() - start
const rss = process.memoryUsage.rss() - before
process.stdout.write(JSON.stringify({ milliseconds, rss }))
