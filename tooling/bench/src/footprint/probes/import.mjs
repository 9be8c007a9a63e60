// Copied into a project, and run there with the names of packages: what does it take to import them?
const before = process.memoryUsage.rss()
const start = performance.now()
await process.argv.slice(2).reduce((loaded, name) => loaded.then(() => import(name)), Promise.resolve())
const milliseconds = performance.now() - start
const rss = process.memoryUsage.rss() - before
process.stdout.write(JSON.stringify({ milliseconds, rss }))
