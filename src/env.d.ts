/** A script with all its imports as the text of one classic script. */
declare module '*?standalone' {
  const code: string
  export default code
}
