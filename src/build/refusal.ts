/** Something that cannot be done as asked. The message says what is wrong and what to do; where the code is helps nobody. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message)
    this.stack = ''
  }
}
