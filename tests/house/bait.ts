import type { Part } from '../support/stage.ts';

/** A plain word beside each secret, by which a curious person would search. */
export const BAIT = 'kembangturi';

/** A word that stands in one place only, and who may ever read it. */
export type Secret = { readonly name: string; readonly word: string; readonly readers: readonly Part[] };
/** `ids`: what may stand for `:id`, by the first folder of the addresses that lead to it, or the one below `/kelola`. */
export type Planted = {
  readonly secrets: readonly Secret[];
  readonly ids: Readonly<Record<string, readonly string[]>>;
};
