export type Step = 'room' | 'linear' | 'whole' | 'rules' | 'floor';
/** Told whenever a programme goes to the solver: what for, and which it is. */
export type Telling = (step: Step, solves: number) => void;

export type Limits = {
  /** Seconds that one search in whole sheets may take. */
  readonly seconds: number;
  /** Seconds after which no further round is begun: the best plan so far is answered with its gap. */
  readonly total: number;
  /** Of the value: nearer to the optimum nobody need come. */
  readonly gap: number;
};
export const usualLimits: Limits = { seconds: 30, total: 120, gap: 0.0005 };
