const { mergeVary } = require('@cors/core')

console.log(mergeVary('Accept', ['Origin']))
