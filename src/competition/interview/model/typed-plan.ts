/** One room as it stands in the form. */
export type TypedRoom = {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly link: string;
  readonly jurors: readonly string[];
};
/** One day as it stands in the form: times as text, '' where none is. */
export type TypedDay = { readonly date: string; readonly times: readonly string[] };
export const timeNames = ['dari1', 'sampai1', 'dari2', 'sampai2', 'jeda', 'sampaijeda'] as const;

/** The plan as typed, right or wrong. */
export type TypedPlan = {
  readonly minutes: string;
  readonly presentation: string;
  readonly pause: string;
  readonly most: string;
  readonly spread: string;
  readonly seed: string;
  readonly rooms: readonly TypedRoom[];
  readonly days: readonly TypedDay[];
};
