/** What an action or parser answers: a value, or the reason it refused. Faults are thrown, refusals are returned. */
export type Outcome<T, Why> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Why };

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<Why>(why: Why): { readonly ok: false; readonly why: Why } {
  return { ok: false, why };
}

/** The value of an outcome that cannot be refused here; throws a fault with the reason otherwise. For seeds, tests and jobs. */
export function must<T, Why>(outcome: Outcome<T, Why>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.why)}`);
}
