import type { Score } from '../../src/evaluation/meaning/model/calibration.ts';
import { type Dice, diceOf } from '../../src/evaluation/meaning/rules/dice.ts';

export type JuryPlan = {
  readonly entries: number;
  readonly jurors: number;
  /** Sheets on each entry. */
  readonly sheets: number;
  /** Standard deviations in points. */
  readonly worth: number;
  readonly leniency: number;
  readonly noise: number;
};

export type PlantedJury = {
  readonly scores: readonly Score[];
  /** What each entry is worth and how lenient each juror is, by id. */
  readonly worth: ReadonlyMap<string, number>;
  readonly leniency: ReadonlyMap<string, number>;
};

export const entryId = (at: number): string => `e${String(at).padStart(5, '0')}`;
export const jurorId = (at: number): string => `j${String(at).padStart(3, '0')}`;

/** A jury with known truth: worth around 70, sheets given to jurors by lot. */
export function plantJury(plan: JuryPlan, seed: string): PlantedJury {
  const dice = diceOf(seed);
  const draw = (count: number, id: (at: number) => string, middle: number, sd: number) =>
    new Map(Array.from({ length: count }, (_, at) => [id(at), middle + sd * dice.normal()] as const));
  const worth = draw(plan.entries, entryId, 70, plan.worth);
  const leniency = draw(plan.jurors, jurorId, 0, plan.leniency);
  const scores = [...worth].flatMap(([entry, value]) =>
    drawJurors(plan, dice).map((at) => {
      const juror = jurorId(at);
      return { entry, juror, score: value + (leniency.get(juror) ?? 0) + plan.noise * dice.normal() };
    }),
  );
  return { scores, worth, leniency };
}

/** Different jurors, all equally likely. */
function drawJurors({ jurors, sheets }: JuryPlan, dice: Dice): readonly number[] {
  const drawn = new Set<number>();
  while (drawn.size < Math.min(sheets, jurors)) drawn.add(Math.floor(dice.uniform() * jurors));
  return [...drawn];
}
