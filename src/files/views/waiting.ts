/** An upload that waits for the rest of its form: what was brought is not brought twice. */
export type Waiting = { readonly upload: string; readonly name: string };
