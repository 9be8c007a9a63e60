/** Types that come with a package, which those who install it alone cannot import from where they are; in Markdown. */
export function borrowed(types: string, dependencies: readonly string[]): readonly string[] {
  return [...types.matchAll(/^import (?:type )?\{ (\w+)(?: as \w+)? \} from '((?:@[^/']+\/)?[^/']+).*'$/gm)]
    .filter(([, name = '', from = '']) => {
      const exported = new RegExp(`^export (?:\\{|type|interface|class|function|const) ${name}\\b`, 'm')
      return dependencies.includes(from) && !exported.test(types)
    })
    .map(([, name = '', from = '']) => `\`${name}\` of \`${from}\``)
}
