import { readFileSync } from 'node:fs'

/** A program as a page shows it. */
export interface Program {
  readonly language: 'js' | 'ts'
  readonly code: string
}

/** What a program does when nothing but its import was changed, by what the page says of it. */
export type Unchanged =
  | 'answers like the second'
  | 'answers like the first'
  | 'does not start'
  | 'allows nobody and warns'
  | 'warns and ends'
  | 'differs in silence'

/** One of several hosts that the programs of a page are for. */
export interface Platform {
  /** As the page calls it. */
  readonly name: string
  /** Makes a program for it of one on the page. */
  readonly adapt: (code: string) => string
}

/** An example of a peer, and what it is here. */
export interface Example {
  readonly heading: string
  /** What both programs run on, where the page says of several what differs. */
  readonly platform: string | undefined
  readonly before: Program
  readonly after: Program
  /** The names of the differences; none where the page says "The same." */
  readonly differs: readonly string[]
  /** What the second program warns of while it answers. */
  readonly warns: string
  /** What comes of changing only the import, and what is then printed. */
  readonly unchanged: { readonly comesOf: Unchanged; readonly says: string } | undefined
}

/** A page about moving from a peer. */
export interface Page {
  /** As in `from-cors.md`: `from-cors`. */
  readonly name: string
  readonly text: string
  readonly examples: readonly Example[]
}

interface Section {
  readonly heading: string
  readonly blocks: readonly { readonly language: string; readonly code: string }[]
  /** The section without its blocks, each of which has left its place. */
  readonly prose: string
}

const ends: { readonly [words: string]: Unchanged } = {
  'answers like the second program.': 'answers like the second',
  'answers like the first program, but for what is listed.': 'answers like the first',
  'does not start:': 'does not start',
  'allows nobody and warns:': 'allows nobody and warns',
  'warns, and the first request of a page ends it:': 'warns and ends',
  'differs from the second program, and nothing says so:': 'differs in silence',
}

/** Reads a page of `moving/`, with each example once for each platform, if there are several. */
export function readPage(name: string, platforms: readonly (Platform | undefined)[] = [undefined]): Page {
  const text = readFileSync(new URL(`../moving/${name}.md`, import.meta.url), 'utf8')
  const sections = sectionsOf(text).filter((section) => programsOf(section).length > 0)
  const examples = platforms.flatMap((platform) => sections.map((section) => readExample(section, platform)))
  return { name, text, examples }
}

/** The rows of the table whose head begins with this word, cell by cell, without that head. */
export function tableOf({ name, text }: Page, head: string): readonly (readonly string[])[] {
  const [table] = new RegExp(`^\\| ${head} .*\n(?:\\|.*\n)+`, 'm').exec(text) ?? []
  if (table === undefined) throw new Error(`${name} has no table of each ${head}`)
  const [, , ...rows] = table.trimEnd().split('\n')
  // A bar in a cell is written with a backslash.
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  )
}

/** An example in ids. */
export function slugOf({ heading, platform }: Example): string {
  return (platform === undefined ? heading : `${heading} on ${platform}`)
    .toLowerCase()
    .replaceAll(/[\W_]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

function sectionsOf(text: string): readonly Section[] {
  // A comment in a block for the shell is no heading.
  const blocks: { language: string; code: string }[] = []
  const prose = text.replaceAll(/^```(.*)\n([^]*?)^```$/gm, (_, language: string, code: string) => {
    blocks.push({ language, code })
    return `<block ${blocks.length - 1}>`
  })
  return prose.split(/^(?=#+ )/m).map((part) => ({
    heading: /^#+ (.*)$/m.exec(part)?.[1] ?? '',
    blocks: [...part.matchAll(/^<block (\d+)>$/gm)].flatMap(([, index]) => blocks[Number(index)] ?? []),
    prose: part,
  }))
}

function programsOf({ heading, blocks }: Section): readonly Program[] {
  const strange = blocks.find(({ language }) => !['js', 'ts', 'sh', ''].includes(language))
  if (strange !== undefined) throw new Error(`"${heading}" has a block of ${strange.language}`)
  return blocks.flatMap(({ language, code }) =>
    language === 'js' || language === 'ts' ? [{ language, code }] : [],
  )
}

function readExample(section: Section, platform: Platform | undefined): Example {
  const { heading, prose } = section
  const adapt = platform?.adapt ?? String
  const [before, after, ...more] = programsOf(section).map(({ language, code }) => ({
    language,
    code: adapt(code),
  }))
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`"${heading}" is not of two programs`)
  }
  const on = platform === undefined ? '' : ` on ${platform.name}`
  const saying = new RegExp(`^(?:Differs${on}: (\`.*\`)|The same${on})\\.$`, 'gm')
  const [said, ...again] = [...prose.matchAll(saying)]
  if (said === undefined || again.length > 0) throw new Error(`"${heading}" says not once what differs${on}`)
  const warns = printedAfter(section, 'It warns:') ?? ''
  const unchanged = readUnchanged(section)
  const printed = [warns, unchanged?.says ?? ''].filter((each) => each !== '')
  if (section.blocks.filter(({ language }) => language === '').length > printed.length) {
    throw new Error(`"${heading}" does not say what prints this`)
  }
  return {
    heading,
    platform: platform?.name,
    before,
    after,
    warns,
    unchanged,
    differs: [...(said[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  }
}

function readUnchanged(section: Section): Example['unchanged'] {
  const [sentence, ...others] = section.prose.match(/^With only the .*$/gm) ?? []
  if (sentence === undefined) return undefined
  const comesOf = ends[sentence.replace(/^With only the (?:import changed|options moved), it /, '')]
  if (comesOf === undefined || others.length > 0) throw new Error(`"${section.heading}": ${sentence}`)
  return { comesOf, says: printedAfter(section, sentence) ?? '' }
}

/** The block without a language that follows a line. */
function printedAfter({ blocks, prose }: Section, line: string): string | undefined {
  const at = prose.indexOf(`\n${line}\n`)
  if (at < 0) return undefined
  const passed = prose.slice(0, at).match(/^<block \d+>$/gm)?.length ?? 0
  const block = blocks[passed]
  return block?.language === '' ? block.code.trimEnd() : undefined
}
