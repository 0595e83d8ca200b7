import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Formula, FormulaFault, Scope, Step } from '../../formula/model.ts';
import { checkFormula } from '../../formula/rules/check.ts';
import { evaluate, explain } from '../../formula/rules/evaluate.ts';
import { roundTo } from '../../formula/rules/functions.ts';
import { parseFormula } from '../../formula/rules/parse.ts';
import { type IndexBand, type IndexEdition, type IndexFormula, indexFormulas, indexNames } from '../model/edition.ts';
import { bandOf } from './category.ts';

/** What of a government goes into its index. */
export type Ingredients = {
  /** Points of the government's own indicators. */
  readonly spd: number;
  /** Sum of the SID points of the innovations that count. */
  readonly sidSum: number;
  /** How many innovations count. */
  readonly counted: number;
  /** How many of the basic-service affairs they cover. */
  readonly basicAffairs: number;
};

export type Calculation = Ingredients & {
  readonly divisor: number;
  readonly sidMean: number;
  readonly countBlock: number;
  readonly total: number;
  /** As the formula says, not rounded: small gains are told by it. */
  readonly exact: number;
  /** Rounded as the edition says. */
  readonly index: number;
  readonly band: IndexBand | null;
};

/** Which formula of the edition is wrong or has no result, and why. */
export type IndexFault = { readonly formula: IndexFormula; readonly fault: FormulaFault };
export type IndexFormulas = Readonly<Record<IndexFormula, Formula>>;

/** The formulas of an edition, read and checked against the names that stand before each. */
export function formulasOf({ formulas }: Pick<IndexEdition, 'formulas'>): Outcome<IndexFormulas, IndexFault> {
  const names: Record<string, 'number'> = Object.fromEntries(indexNames.map((it) => [it, 'number']));
  const found: Partial<Record<IndexFormula, Formula>> = {};
  for (const name of indexFormulas) {
    const formula = parseFormula(formulas[name]);
    if (!formula.ok) return refused({ formula: name, fault: formula.why });
    const type = checkFormula(formula.value, names);
    if (!type.ok) return refused({ formula: name, fault: type.why });
    if (type.value !== 'number') {
      const { at } = formula.value.root;
      return refused({ formula: name, fault: { code: 'wrong_type', at, found: type.value, wanted: 'number' } });
    }
    names[name] = 'number';
    found[name] = formula.value;
  }
  return done(found as IndexFormulas);
}

/** The numbers that the formulas of the edition see. */
function scopeOf(it: Ingredients, edition: IndexEdition): Scope {
  return {
    spd: it.spd,
    sid_sum: it.sidSum,
    counted: it.counted,
    basic_affairs: it.basicAffairs,
    least_divisor: edition.leastDivisor,
    most_counted: edition.mostCounted,
    per_innovation: edition.perInnovation,
    least_basic_affairs: edition.leastBasicAffairs,
    total_most: edition.totalMost,
  };
}

/** The index of a government by the edition's own formulas (domain §7), every part of it beside the result. */
export function calculate(
  given: Ingredients,
  edition: IndexEdition,
  formulas: IndexFormulas,
): Outcome<Calculation, IndexFault> {
  const scope: Record<string, Scope[string]> = { ...scopeOf(given, edition) };
  for (const name of indexFormulas) {
    const value = evaluate(formulas[name], scope);
    if (!value.ok) return refused({ formula: name, fault: value.why });
    scope[name] = value.value;
  }
  const at = (name: IndexFormula) => scope[name] as number;
  const index = roundTo(at('index'), edition.decimals);
  return done({
    ...given,
    divisor: Math.max(edition.leastDivisor, given.counted),
    sidMean: at('sid_mean'),
    countBlock: at('count_block'),
    total: at('total'),
    exact: at('index'),
    index,
    band: bandOf(index, edition),
  });
}

/** The steps of each formula, for whoever asks how the index came about. */
export function toldSteps(
  given: Ingredients,
  edition: IndexEdition,
  formulas: IndexFormulas,
): readonly { readonly formula: IndexFormula; readonly steps: readonly Step[] }[] {
  const scope: Record<string, Scope[string]> = { ...scopeOf(given, edition) };
  return indexFormulas.flatMap((formula) => {
    const told = explain(formulas[formula], scope);
    if (!told.ok) return [];
    scope[formula] = told.value.result;
    return [{ formula, steps: told.value.steps }];
  });
}
