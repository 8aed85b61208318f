/** Characters from the first to the last code point of each range. */
function ranges(...all: readonly (readonly [first: number, last: number])[]): string {
  return all
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    )
    .join('')
}

const ASCII = ranges([0x20, 0x7e])

/** Western European text; other scripts are set in a serif of the system. */
export const TEXT_CHARACTERS = `${ASCII}${ranges([0xa0, 0xff])}ŒœŠšŽžŸ–—‘’‚“”„†‡•…‹›€−⁄′″\u2009\u202f`

/** Signs for which TeX has commands, as KaTeX writes them; the system has rare ones. */
const SIGNS = [
  '£§©¬°±¶·×÷‘′‴–—…†‡•ℏℓ℘ℑℜ℧ℵ∀∁∂∃∄∅∆∇∈∉∋∌∏∐∑−∓∔∖∗∘∙√∝∞∠∣∤∥∦∧∨∩∪∫∬∭∮∯∴∵∷∼∽≀≁≃≅≆≈≊≍≐≔≕≜≝≠≡≤≥≦≧≨≩≪≫≮≯≰≱≲≳≶≷≺≻≼≽≾≿',
  '⊀⊁⊂⊃⊄⊆⊇⊈⊉⊊⊋⊎⊏⊐⊑⊒⊓⊔⊕⊖⊗⊘⊙⊚⊛⊝⊞⊟⊠⊡⊢⊣⊤⊥⊨⊩⊬⊭⊮⊲⊳⊴⊵⋀⋁⋂⋃⋄⋅⋆⋈⋉⋊⋐⋑⋮⋯⋱⩽⩾⪅⪆⪯⪰⨀⨁⨂⨄⨆',
  '■□▲△▽◊◯★♠♡♢♣♭♮♯✓⌈⌉⌊⌋⎰⎱⟦⟧⟨⟩⟮⟯',
  '←↑→↓↔↕↖↗↘↙↛↠↣↦↩↪↺↼↽⇀⇁⇄⇆⇉⇋⇌⇏⇐⇑⇒⇓⇔⇕⇝⟵⟶⟷⟸⟹⟺⟼',
].join('')

/** What stands above and below letters, and the letters without dots that it stands on. */
const ACCENTS = '¨¯ˆˇˉˊˋ˘˙˚˜\u0302\u0338‾‖⎴⎵⏞⏟ıȷ'

/**
 * Letters as MathML Core and `math-alphabets.ts` write them, but sans-serif, Fraktur and typewriter are the system's.
 */
const ALPHABETS = [
  ranges([0x391, 0x3a9], [0x3b1, 0x3f6]),
  ranges([0x1d434, 0x1d467], [0x1d6e2, 0x1d71b]),
  ranges([0x1d400, 0x1d433], [0x1d7ce, 0x1d7d7], [0x1d468, 0x1d49b]),
  ranges([0x1d49c, 0x1d4b5], [0x1d538, 0x1d551]),
  // Bold Greek, of whose capitals Latin has most.
  `${ranges([0x1d736, 0x1d755])}𝚪𝚫𝚯𝚲𝚵𝚷𝚺𝚼𝚽𝚿𝛀𝛁`,
  'ℎℬℰℱℋℐℒℳℛℂℍℕℙℚℝℤ𝟙',
].join('')

export const MATH_CHARACTERS = ASCII + SIGNS + ACCENTS + ALPHABETS
