export type Step = 'room' | 'linear' | 'whole' | 'rules' | 'floor';
/** Told whenever a programme goes to the solver: what for, and which it is. */
export type Telling = (step: Step, solves: number) => void;

export type Limits = {
  /** Seconds that one search in whole sheets may take. */
  readonly seconds: number;
  /** Of the value: nearer to the optimum nobody need come. */
  readonly gap: number;
};
export const usualLimits: Limits = { seconds: 60, gap: 0.0005 };
