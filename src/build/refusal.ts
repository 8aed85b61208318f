/** An error whose message says what is wrong and what to do. It is printed without its stack, which would not help. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message)
    this.stack = ''
  }
}
