import { mergeVary } from '@cors/core'

console.log(mergeVary('Accept', ['Origin']))
