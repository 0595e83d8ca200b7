/** The titles that were known when they were packed, as one process hands them to another. */
export type PackedTitles = {
  /** All of them in a row, in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
};

const none: PackedTitles = { bytes: new Uint8Array(0), ends: new Uint32Array(0) };

/** The title of each slot as words. They are seldom looked at, and as bytes in a row they take two thirds of what as many texts do. */
export class Titles {
  readonly #packed: PackedTitles;
  readonly #later: string[] = [];

  constructor(packed: PackedTitles = none) {
    this.#packed = packed;
  }

  at(slot: number): string {
    const { bytes, ends } = this.#packed;
    if (slot >= ends.length) return this.#later[slot - ends.length] ?? '';
    const start = slot === 0 ? 0 : (ends[slot - 1] as number);
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, (ends[slot] as number) - start).toString();
  }

  /** Of the next slot. */
  add(title: string): void {
    this.#later.push(title);
  }

  pack(): PackedTitles {
    const { bytes, ends } = this.#packed;
    const later = this.#later.map((title) => Buffer.from(title));
    let end = bytes.length;
    return {
      bytes: new Uint8Array(Buffer.concat([bytes, ...later])),
      ends: Uint32Array.from([...ends, ...later.map((it) => (end += it.length))]),
    };
  }
}
