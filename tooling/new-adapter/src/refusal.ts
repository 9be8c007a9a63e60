/** Why nothing is generated, in a sentence for whoever has asked. */
export class Refusal extends Error {}
