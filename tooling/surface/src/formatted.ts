import { readFileSync } from 'node:fs'
import { type FormatConfig, format } from 'oxfmt'

/** A text as the formatter of this workspace would leave it, so that it has nothing to say of a report. */
export async function formatted(name: string, text: string): Promise<string> {
  const { code, errors } = await format(name, text, style)
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return code
}

const { ignorePatterns: _, ...style } = JSON.parse(
  readFileSync(new URL('../../../.oxfmtrc.json', import.meta.url), 'utf8'),
) as FormatConfig & { readonly ignorePatterns: unknown }
