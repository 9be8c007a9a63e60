import type { Chance } from './chance.ts'

// Values as a wrong server sends them, and some that look wrong and are not. More than one value stands for so many lines;
// none for no header.

type Lines = readonly string[]

export function breakOrigin(chance: Chance, origin: string): Lines {
  return chance.pick<Lines>([
    [],
    ['*'],
    ['null'],
    ['http://wrong.test'],
    [`${origin}/`],
    [`${origin}/path`],
    [origin.toUpperCase()],
    [origin.replace(/:\d+$/, '')],
    [origin.replace('http:', 'https:')],
    [origin.replace('http://', '')],
    [origin.replace('page.', '*.')],
    [origin, origin],
    [origin, 'http://wrong.test'],
    ['http://wrong.test', '*'],
    ['*', '*'],
    [origin, ''],
    ['', ''],
    [`${origin}, ${origin}`],
    [`${origin},http://wrong.test`],
    [`${origin},`],
    [`${origin} http://wrong.test`],
    [`*, ${origin}`],
    [`"${origin}"`],
    [`${origin};`],
    [` \t${origin}\t `],
    ['\t*'],
    [''],
    ['**'],
    ['NULL'],
    ['undefined'],
    ['http://'],
    ['http://*'],
    [`${origin}\u000B`],
    [`\u000C${origin}`],
    [`${origin}\u00E9`],
    [`${origin}\0`],
    ['{{Origin}}'],
  ])
}

export function breakCredentials(chance: Chance): Lines {
  return chance.pick<Lines>([
    [],
    ['True'],
    ['TRUE'],
    ['false'],
    ['true, true'],
    ['true', 'true'],
    ['true', 'false'],
    ['"true"'],
    ['1'],
    [''],
    ['true,'],
    ['true;'],
    [' true\t'],
    ['\u000Btrue'],
    ['true', ''],
  ])
}

/** A list of methods or header names, of which `names` would be right. */
export function breakList(chance: Chance, names: Lines): Lines {
  const list = names.join(', ')
  const first = names[0] ?? 'x-none'
  const rest = names.slice(1)
  return chance.pick<Lines>([
    [],
    [],
    [''],
    ['*'],
    ['*', list],
    [`*, ${list}`],
    [rest.join(',')],
    ['x-wrong, GET'],
    [list.toLowerCase()],
    [list.toUpperCase()],
    [names.join(';')],
    [names.join(' ')],
    [names.join(',')],
    [names.join('\t,\t')],
    [`,${names.join(',,')} ,`],
    names,
    ['', list],
    [list, `${first}(`],
    [`"${list}"`],
    [`${list}, "${first}"`],
    [`[${list}]`],
    [`${list}, x y`],
    [`${list}, é`],
    [`${list}\u000B`],
    [`${list},\u000C`],
    [`\t${list} `],
    [`${list},,`],
    [`${list}:`],
    ['null'],
  ])
}

export function breakPolicy(chance: Chance): Lines {
  return chance.pick<Lines>([
    ['same-origin'],
    ['same-site'],
    ['cross-origin'],
    ['Same-Origin'],
    ['same-origin, same-origin'],
    ['same-origin', 'cross-origin'],
    ['same-site', 'same-site'],
    [' same-origin '],
    ['unknown'],
    [''],
  ])
}
