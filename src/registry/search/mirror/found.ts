/**
 * Texts by their slots, which ascend, and for each what the words looked for weigh in it; good for n below `length`. What is
 * found is narrowed where it lies: searches follow each other and share their room.
 */
export type Found = { readonly slots: Uint32Array; readonly weights: Float32Array; length: number };

/** Nothing yet, with room for so many texts. */
export function roomFor(texts: number): Found {
  return { slots: new Uint32Array(texts), weights: new Float32Array(texts), length: 0 };
}
