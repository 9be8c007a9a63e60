/**
 * Whether the text is an IPv6 address as the URL Standard's "IPv6 serializer" writes it: lower-case
 * hexadecimal pieces without leading zeros, the first longest run of two or more zero pieces as `::`.
 * Done by reading the pieces and writing them again: what comes out must be what came in.
 */
export function canonicalIPv6(text: string): boolean {
  // Eight pieces of four digits and seven colons.
  if (text.length > 39) return false
  const pieces = readPieces(text)
  return pieces !== undefined && writePieces(pieces) === text
}

function readPieces(text: string): readonly number[] | undefined {
  const gap = text.indexOf('::')
  if (gap === -1) {
    const pieces = readRun(text)
    return pieces?.length === 8 ? pieces : undefined
  }
  const head = gap === 0 ? [] : readRun(text.slice(0, gap))
  const tail = gap + 2 === text.length ? [] : readRun(text.slice(gap + 2))
  if (head === undefined || tail === undefined || head.length + tail.length > 6) return undefined
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail]
}

function readRun(text: string): number[] | undefined {
  const pieces: number[] = []
  for (const piece of text.split(':')) {
    const value = Number.parseInt(piece, 16)
    // Reading back what was read rules out signs, spaces, upper case, leading zeros and empty pieces.
    if (piece.length > 4 || value.toString(16) !== piece) return undefined
    pieces.push(value)
  }
  return pieces
}

function writePieces(pieces: readonly number[]): string {
  let start = -1
  let length = 1
  for (let index = 0; index < pieces.length; index++) {
    let end = index
    while (pieces[end] === 0) end++
    if (end - index > length) {
      start = index
      length = end - index
    }
    index = Math.max(index, end - 1)
  }
  const hex = pieces.map((piece) => piece.toString(16))
  if (start === -1) return hex.join(':')
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`
}
