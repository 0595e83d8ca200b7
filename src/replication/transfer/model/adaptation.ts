/** What becomes of a section of the origin's record. */
export const verdicts = ['kept', 'changed', 'left_out'] as const;
export type Verdict = (typeof verdicts)[number];

/** The local condition that asks for a change. */
export const conditions = ['population', 'geography', 'money', 'staff', 'culture'] as const;
export type Condition = (typeof conditions)[number];

export const LONGEST_ADAPTED = 3000;

export type Adaptation = {
  readonly section: string;
  readonly verdict: Verdict;
  readonly what: string;
  readonly why: string;
  readonly conditions: readonly Condition[];
  readonly revision: number;
};
