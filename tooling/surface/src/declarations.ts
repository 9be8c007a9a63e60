import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { augmentationsNear } from './augmentations.ts'
import { borrowed } from './borrowed.ts'
import type { Build, Door } from './doors.ts'
import { formatted } from './formatted.ts'

/** What the types of a build are. */
export interface Declared {
  /** TypeScript, without what people read. */
  readonly text: string
  /** Types that signatures name, but that users cannot import; in Markdown. */
  readonly unnamed: readonly string[]
  /** What API Extractor has to complain of. */
  readonly errors: readonly string[]
}

const installedTypes = fileURLToPath(new URL('../../../node_modules/@types', import.meta.url))

/** Describes the types of all builds. */
export async function describeDeclarations(doors: readonly Door[]): Promise<ReadonlyMap<Build, Declared>> {
  const folder = mkdtempSync(join(tmpdir(), 'cors-surface-'))
  try {
    const builds = doors.flatMap((door) => door.builds.map((build) => ({ door, build })))
    const configs = builds.map(({ door, build }) => configOf(door, build, folder))
    const [first] = configs
    if (first === undefined) return new Map()
    // One program for all, or each would read the types of Node and of the frameworks again.
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
    })
    return new Map(
      await Promise.all(
        builds.map(async ({ door, build }, index) => {
          return [build, await describe(door, build, configs[index] ?? first, compilerState)] as const
        }),
      ),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function describe(
  { dependencies }: Door,
  { declarations, format }: Build,
  config: ExtractorConfig,
  compilerState: CompilerState,
): Promise<Declared> {
  const unnamed = new Set<string>()
  const errors: string[] = []
  let text = ''
  try {
    Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback(message) {
        message.handled = true
        if (message.messageId === 'ae-forgotten-export') {
          unnamed.add(message.text.replace(/.*"([^"]+)".*/, '`$1`'))
        } else if (message.logLevel === ExtractorLogLevel.Error) {
          errors.push(message.text)
        }
      },
    })
    const report = readFileSync(config.reportFilePath, 'utf8')
    const types = /^```ts\n(.*)^```$/ms.exec(report)?.[1] ?? ''
    const all = [types.replace(notes, ''), ...augmentationsNear(declarations)]
    text = await formatted('types.d.ts', all.join('\n'))
  } catch (error) {
    errors.push(`its types cannot be read for ${format}: ${String(error)}`)
  }
  return { text, unnamed: [...[...unnamed].toSorted(), ...borrowed(text, dependencies)], errors }
}

// All is public here, and whether it is documented is for the linter.
const notes = /\n? *\/\/ (@public( \(undocumented\))?|\(undocumented\)|\(No @packageDocumentation .*\))$/gm

function configOf({ folder }: Door, { declarations, format }: Build, temporary: string): ExtractorConfig {
  const none = { default: { logLevel: ExtractorLogLevel.None } }
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    strict: true,
    types: ['node'],
    typeRoots: [installedTypes],
    skipLibCheck: true,
    noEmit: true,
  }
  const configObject: IConfigFile = {
    projectFolder: folder,
    mainEntryPointFilePath: declarations,
    newlineKind: 'lf',
    compiler: {
      // TypeScript 7 is the compiler here, which API Extractor cannot drive: it brings another, and that
      // one's settings.
      overrideTsconfig: { compilerOptions, files: [declarations] },
    },
    apiReport: {
      enabled: true,
      reportFileName: `${basename(folder)}.${format}.${basename(declarations)}`,
      reportFolder: temporary,
      reportTempFolder: temporary,
      includeForgottenExports: true,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      extractorMessageReporting: { ...none, 'ae-forgotten-export': { logLevel: ExtractorLogLevel.Warning } },
      tsdocMessageReporting: none,
    },
  }
  const packageJsonFullPath = join(folder, 'package.json')
  return ExtractorConfig.prepare({ configObject, configObjectFullPath: undefined, packageJsonFullPath })
}
