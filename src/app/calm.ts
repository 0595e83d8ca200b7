/** Requests between two looks up to which it is calm: somebody else's page is hardly held up. */
const FEW = 3;
/** So many requests leave enough behind to be worth a collecting. */
const WORTH = 200;
const LOOK_MS = 10_000;

/**
 * Tells when to give memory back. The engine collects what requests left behind when it needs room for more; once nobody asks it
 * never does, and a fifth of the memory lies there until the next rush.
 */
export class Calm {
  #asked = 0;
  #seen = 0;
  /** What the start left behind is worth it too. */
  #left = WORTH;

  /** A request came. */
  tell(): void {
    this.#asked += 1;
  }

  /** Looks how many came since the last look; true when it is calm and there is something to collect, once each time. */
  look(): boolean {
    const since = this.#asked - this.#seen;
    this.#seen = this.#asked;
    this.#left += since;
    if (since > FEW || this.#left < WORTH) return false;
    this.#left = 0;
    return true;
  }
}

/** Collects whenever it is calm; nothing where the engine was started without `--expose-gc`. */
export function collectInCalm(calm: Calm): void {
  setInterval(
    () =>
      calm.look() ? void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' }) : undefined,
    LOOK_MS,
  ).unref();
}
