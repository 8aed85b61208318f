/**
 * An error whose message says what is wrong and what to do. It is printed without a stack: the place in the code would
 * not help.
 */
export class Refusal extends Error {
  constructor(message: string) {
    super(message)
    this.stack = ''
  }
}
