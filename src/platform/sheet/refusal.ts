import type { SheetRefusal } from './model.ts';

/**
 * Carries a refusal out of the depth of a parser to the one place that turns it back into a value (`read.ts`);
 * it never leaves this folder.
 */
export class RefusedSheet extends Error {
  readonly why: SheetRefusal;

  constructor(why: SheetRefusal) {
    super(why.code);
    this.why = why;
  }
}

export function refuse(why: SheetRefusal): never {
  throw new RefusedSheet(why);
}
