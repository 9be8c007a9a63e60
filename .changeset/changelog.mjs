// The lines of the packages' CHANGELOG.md, in place of `@changesets/cli/changelog`, which puts the hash of a
// commit before each sentence and repeats "Updated dependencies" for every changeset beneath.

export function getReleaseLine({ summary }) {
  const [sentence, ...more] = summary.trim().split('\n')
  return [`- ${sentence}`, ...more.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')
}

// A user of an adapter learns here that what it stands on has moved, and where to read on.
export function getDependencyReleaseLine(_changesets, dependencies) {
  const moved = dependencies.filter(({ oldVersion }) => oldVersion !== '0.0.0')
  const names = moved.map(({ name }) => `\`${name}\``).toSorted()
  return names.length === 0 ? '' : `- Depends on ${names.join(' and ')} ${moved[0].newVersion}.`
}
