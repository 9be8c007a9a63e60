import { readFileSync, readdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'

/** What is declared of other modules: API Extractor leaves it out, but users see it as they see an export. */
export function augmentationsNear(declarations: string): readonly string[] {
  const kind = /\.d\.\w+$/.exec(declarations)?.[0] ?? extname(declarations)
  return readdirSync(dirname(declarations))
    .filter((name) => name.endsWith(kind))
    .toSorted()
    .flatMap((name) => readFileSync(join(dirname(declarations), name), 'utf8').match(augmentation) ?? [])
    .map((text) => text.replaceAll(docComments, '').replaceAll(bundledNames, '$1'))
}

const augmentation = /^declare (module|global)\b.*?^\}$/gms
const docComments = /^ *\/\*\*.*?\*\/\n/gms
// A bundler that has a name twice numbers it.
const bundledNames = /\b([A-Za-z]\w*)\$\d+\b/g
