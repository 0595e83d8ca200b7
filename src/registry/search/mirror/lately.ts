/** What was made of questions that came more than once: most come but once. The one that was asked for the longest time ago makes place. */
export class Lately<Answer> {
  readonly #most: number;
  /** By the question; null where it came once. */
  readonly #known = new Map<string, Answer | null>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer as it was made the second time; until then, as it is made now. */
  answer(question: string, make: () => Answer): Answer {
    const known = this.#known.get(question);
    const answer = known ?? make();
    this.#known.delete(question);
    this.#known.set(question, known === undefined ? null : answer);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return answer;
  }
}
