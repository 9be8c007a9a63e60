// As people have it: nothing but what to bundle, and for Node.
const programs = ['express', 'koa', 'fastify', 'node', 'one-of-core']

// Says how much of each bundle is of our packages.
const sizes = {
  apply(compiler) {
    compiler.hooks.done.tap('sizes', ({ compilation }) => {
      for (const chunk of compilation.chunks) {
        const modules = [...compilation.chunkGraph.getChunkModulesIterable(chunk)]
        const ours = modules
          .flatMap((module) => module.modules ?? [module])
          .filter((module) => module.nameForCondition()?.includes('/@cors/'))
        console.log(`${chunk.name}.cjs ${ours.reduce((sum, module) => sum + module.size(), 0)}`)
      }
    })
  },
}

export default {
  mode: 'production',
  target: 'node',
  stats: 'errors-only',
  entry: Object.fromEntries(programs.map((name) => [name, `./${name}.js`])),
  output: { path: `${import.meta.dirname}/out`, filename: '[name].cjs' },
  plugins: [sizes],
}
