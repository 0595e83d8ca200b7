export type RestoreRefusal =
  | { readonly code: 'unreadable' }
  | { readonly code: 'not_a_backup' }
  | { readonly code: 'cut_short' }
  | { readonly code: 'altered' }
  | { readonly code: 'not_empty'; readonly table: string }
  | { readonly code: 'other_migrations'; readonly missing: string };

/** Ends a restore from wherever its reason was found. */
export class Refused extends Error {
  readonly why: RestoreRefusal;
  constructor(why: RestoreRefusal) {
    super(why.code);
    this.why = why;
  }
}
