/** How strongly the learner pulls weights to zero, and how often a feature must occur. */
export interface Learning {
  readonly l1: number
  readonly l2: number
  readonly least: number
  readonly epochs: number
  /** The number of weights that are kept, the largest first. */
  readonly most: number
}

const RATE = 0.2

/**
 * Logistic regression by FTRL-Proximal (McMahan et al., Ad Click Prediction, KDD 2013, algorithm 1), which makes most
 * weights zero. Features are present or absent; examples are used in the order in which they were added.
 */
export class LogisticRegression {
  readonly #settings: Learning
  readonly #ids = new Map<string, number>()
  readonly #counts: number[] = []
  readonly #features: number[] = []
  readonly #ends: number[] = []
  readonly #labels: boolean[] = []
  readonly #offsets: number[] = []

  constructor(settings: Learning) {
    this.#settings = settings
  }

  /** @param offset logarithm of the odds without any feature */
  add(features: readonly string[], label: boolean, offset = 0): void {
    for (const feature of new Set(features)) {
      let id = this.#ids.get(feature)
      if (id === undefined) {
        id = this.#ids.size
        this.#ids.set(feature, id)
        this.#counts.push(0)
      }
      this.#counts[id] = (this.#counts[id] ?? 0) + 1
      this.#features.push(id)
    }
    this.#ends.push(this.#features.length)
    this.#labels.push(label)
    this.#offsets.push(offset)
  }

  /** The largest weights, trained again without the others. */
  weights(): Map<string, number> {
    const { l1, l2, least, epochs, most } = this.#settings
    const features = Int32Array.from(this.#features)
    const counts = Int32Array.from(this.#counts)
    const frequent = Uint8Array.from(counts, count => (count >= least ? 1 : 0))
    const first = this.#fit(features, frequent, l1, l2, 2)
    const chosen = [...first.keys()]
      .filter(id => Math.abs(first[id] ?? 0) > 0)
      .map(id => ({ id, size: Math.abs(first[id] ?? 0) * Math.sqrt(counts[id] ?? 0) }))
      .sort((a, b) => b.size - a.size || a.id - b.id)
    const kept = new Uint8Array(counts.length)
    for (const { id } of chosen.slice(0, most)) kept[id] = 1
    const second = this.#fit(features, kept, 0, l2, epochs)
    return new Map(
      [...this.#ids].filter(([, id]) => kept[id] === 1).map(([feature, id]) => [feature, second[id] ?? 0]),
    )
  }

  #fit(features: Int32Array, active: Uint8Array, l1: number, l2: number, epochs: number): Float64Array {
    const z = new Float64Array(active.length)
    const n = new Float64Array(active.length)
    const weights = new Float64Array(active.length)
    for (let epoch = 0; epoch < epochs; epoch++) {
      let from = 0
      for (let i = 0; i < this.#ends.length; i++) {
        const end = this.#ends[i] ?? 0
        let sum = this.#offsets[i] ?? 0
        for (let f = from; f < end; f++) sum += weights[features[f] ?? 0] ?? 0
        const gradient = 1 / (1 + Math.exp(-sum)) - (this.#labels[i] ? 1 : 0)
        if (Math.abs(gradient) > 1e-4) {
          for (let f = from; f < end; f++) {
            const id = features[f] ?? 0
            if (active[id] !== 1) continue
            const before = n[id] ?? 0
            const after = before + gradient * gradient
            const at =
              (z[id] ?? 0) + gradient - ((Math.sqrt(after) - Math.sqrt(before)) / RATE) * (weights[id] ?? 0)
            z[id] = at
            n[id] = after
            weights[id] =
              Math.abs(at) <= l1 ? 0 : -(at - Math.sign(at) * l1) / ((1 + Math.sqrt(after)) / RATE + l2)
          }
        }
        from = end
      }
    }
    return weights
  }
}
