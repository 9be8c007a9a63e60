import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import nodeResolve from '@rollup/plugin-node-resolve'

// Says how much of each bundle is of our packages.
const sizes = {
  name: 'sizes',
  generateBundle(options, bundle) {
    for (const { isEntry, fileName, modules } of Object.values(bundle)) {
      if (!isEntry) continue
      const ours = Object.entries(modules).filter(([path]) => path.includes('/@cors/'))
      const bytes = ours.reduce((sum, [, { renderedLength }]) => sum + renderedLength, 0)
      console.log(`${fileName} ${bytes}`)
    }
  },
}

export default ['express', 'koa', 'fastify', 'node', 'one-of-core'].map((name) => ({
  input: `${name}.js`,
  output: { dir: 'out', format: 'es', entryFileNames: '[name].mjs', inlineDynamicImports: true },
  plugins: [nodeResolve({ preferBuiltins: true }), commonjs(), json(), sizes],
}))
