import type {
  InstrumentAspect,
  InstrumentDocument,
  InstrumentFormula,
  ResultBand,
} from '../../catalogue/model/document.ts';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import { aspectsFor, highestScore, nameOf, optionOf } from '../../catalogue/rules/items.ts';
import type { Formula, FormulaFault, Scope } from '../../formula/model.ts';
import { evaluate } from '../../formula/rules/evaluate.ts';
import { roundTo } from '../../formula/rules/functions.ts';
import { parseFormula } from '../../formula/rules/parse.ts';
import type { Given, Proof } from '../model/sheet.ts';
import { askedItems } from './asked.ts';
import { whyNotProven } from './evidence.ts';

/** What a score is computed of. */
export type ScoreInput = {
  /** The options that count, by item: those claimed and confirmed, or those verified. */
  readonly answers: ReadonlyMap<string, Given>;
  /** The options on which conditions look; the answers themselves when left out. */
  readonly conditionsOn?: ReadonlyMap<string, Given>;
  readonly proofs: ReadonlyMap<string, readonly Proof[]>;
  /** Numbers that the hub knows, by the name of the fact; null or left out: not known. */
  readonly facts: ReadonlyMap<string, number | null>;
  /** Of a government or hub: its innovations with a sheet in the edition, and their formulas' values by name. */
  readonly innovations?: {
    readonly count: number;
    readonly values: Readonly<Record<string, readonly (number | null)[]>>;
  };
};

export type ItemScore = {
  readonly code: string;
  readonly isAsked: boolean;
  readonly isAnswered: boolean;
  /** Of the chosen option; 0 without one, or without owed evidence. */
  readonly score: number;
  readonly points: number;
  /** The most points that the item can earn. */
  readonly most: number;
  /** Why a chosen option earns nothing. */
  readonly owes: 'evidence_missing' | 'evidence_faulty' | null;
};

export type AspectScore = {
  readonly code: string;
  readonly points: number;
  readonly most: number;
  readonly answered: number;
  readonly asked: number;
};

export type FormulaScore = {
  readonly name: string;
  /** Null where the formula has no result; `fault` says why. */
  readonly value: number | null;
  readonly fault: FormulaFault | null;
  readonly band: ResultBand | null;
};

export type SheetScore = {
  readonly items: readonly ItemScore[];
  readonly aspects: readonly AspectScore[];
  readonly formulas: readonly FormulaScore[];
  readonly total: number;
  readonly totalMost: number;
  /** The formula that is the result of this kind of subject; null where the edition has none for it. */
  readonly result: FormulaScore | null;
  /** The names that the formulas reckoned with, for saying how a value came about. */
  readonly scope: Scope;
};

/** Sums of decimals that nobody means to the last bit. */
const DECIMALS = 9;
const sum = (numbers: readonly number[]): number =>
  roundTo(
    numbers.reduce((a, b) => a + b, 0),
    DECIMALS,
  );

/** The score of a sheet of this kind of subject, item by item and formula by formula. */
export function scoreOf(document: InstrumentDocument, kind: SubjectKind, input: ScoreInput): SheetScore {
  const asked = askedItems(document, kind, input.conditionsOn ?? input.answers);
  const points = parsedPoints(document);
  const aspects = aspectsFor(document, kind);
  const items = aspects.flatMap((it) => it.items.map((item) => itemScore(item, { document, points, asked, input })));
  const byCode = new Map(items.map((it) => [it.code, it]));
  const sums = aspects.map((it) => aspectScore(it, byCode));
  const counted = items.filter((it) => it.isAsked);
  const total = sum(counted.map((it) => it.points));
  const totalMost = sum(counted.map((it) => it.most));
  const begun = scopeOf({ aspects, sums, items, total, totalMost, input });
  const { formulas, scope } = computed(document, kind, { begun, facts: input.facts });
  const own = document.formulas.find((it) => it.per === kind && it.isResult);
  const result = formulas.find((it) => it.name === own?.name) ?? null;
  return { items, aspects: sums, formulas, total, totalMost, result, scope };
}

function parsedPoints(document: InstrumentDocument): Formula | null {
  const parsed = parseFormula(document.points);
  return parsed.ok ? parsed.value : null;
}

type Proving = { readonly proofs: readonly Pick<Proof, 'kind' | 'years' | 'isArchived'>[]; readonly year: number };

/** The score of an option that is chosen where its item is asked: nothing without the evidence that is owed. */
export function provenScore(item: InstrumentItem, given: Given, { proofs, year }: Proving): number {
  const option = optionOf(item, given);
  return option && whyNotProven(proofs, item.evidence, year) === null ? option.score : 0;
}

type Around = {
  readonly document: InstrumentDocument;
  readonly points: Formula | null;
  readonly asked: ReadonlySet<string>;
  readonly input: ScoreInput;
};

function itemScore(item: InstrumentItem, { document, points, asked, input }: Around): ItemScore {
  const { code } = item;
  const given = input.answers.get(code);
  const option = given ? optionOf(item, given) : null;
  const isAsked = asked.has(code);
  const proving = { proofs: input.proofs.get(code) ?? [], year: document.year };
  const owes = option ? whyNotProven(proving.proofs, item.evidence, proving.year) : null;
  const score = isAsked && given ? provenScore(item, given, proving) : 0;
  const best = highestScore(item);
  const worth = (of: number, answered: number) =>
    pointsOf(points, { weight: item.weight, score: of, most: best, answered });
  return {
    code,
    isAsked,
    isAnswered: option !== null,
    score,
    points: isAsked ? worth(score, option && !owes ? 1 : 0) : 0,
    most: isAsked ? worth(best, 1) : 0,
    owes: isAsked ? owes : null,
  };
}

/** The points of an item; 0 where the expression has no result, which an edition that is published does not have. */
function pointsOf(points: Formula | null, scope: Scope): number {
  const value = points ? evaluate(points, scope) : null;
  return value?.ok && typeof value.value === 'number' ? roundTo(value.value, DECIMALS) : 0;
}

function aspectScore(aspect: InstrumentAspect, items: ReadonlyMap<string, ItemScore>): AspectScore {
  const own = aspect.items.flatMap((it) => items.get(it.code) ?? []).filter((it) => it.isAsked);
  return {
    code: aspect.code,
    points: sum(own.map((it) => it.points)),
    most: sum(own.map((it) => it.most)),
    answered: own.filter((it) => it.isAnswered).length,
    asked: own.length,
  };
}

type Summed = {
  readonly aspects: readonly InstrumentAspect[];
  readonly sums: readonly AspectScore[];
  readonly items: readonly ItemScore[];
  readonly total: number;
  readonly totalMost: number;
  readonly input: ScoreInput;
};

function scopeOf({ aspects, sums, items, total, totalMost, input }: Summed): Scope {
  const ofItems = items.flatMap(({ code, points, score }) => [
    [`points.${nameOf(code)}`, points],
    [`score.${nameOf(code)}`, score],
  ]);
  const ofAspects = aspects.flatMap(({ code, weight }, index) => [
    [`aspect.${nameOf(code)}`, sums[index]?.points ?? 0],
    [`aspect_most.${nameOf(code)}`, sums[index]?.most ?? 0],
    [`weight.${nameOf(code)}`, weight],
  ]);
  const { innovations } = input;
  const lists = innovations
    ? [
        ['innovations.count', innovations.count],
        ...Object.entries(innovations.values).map(([name, values]) => [`innovations.${name}`, values]),
      ]
    : [];
  return { total, total_most: totalMost, ...Object.fromEntries([...ofItems, ...ofAspects, ...lists]) };
}

type Begun = { readonly begun: Scope; readonly facts: ScoreInput['facts'] };

/** The known numbers and formulas of the kind, each with those above it. */
function computed(document: InstrumentDocument, kind: SubjectKind, { begun, facts }: Begun) {
  const known = document.known
    .filter((it) => it.per === kind)
    .map((it) => [it.name, facts.get(it.fact) ?? it.otherwise]);
  let scope: Scope = { ...begun, ...Object.fromEntries(known) };
  const formulas: FormulaScore[] = [];
  for (const formula of document.formulas) {
    if (formula.per !== kind) continue;
    const score = formulaScore(formula, scope);
    formulas.push(score);
    scope = { ...scope, [formula.name]: score.value };
  }
  return { formulas, scope };
}

function formulaScore({ name, expression, decimals, bands }: InstrumentFormula, scope: Scope): FormulaScore {
  const parsed = parseFormula(expression);
  if (!parsed.ok) return { name, value: null, fault: parsed.why, band: null };
  const found = evaluate(parsed.value, scope);
  if (!found.ok) return { name, value: null, fault: found.why, band: null };
  const raw = Number(found.value);
  const value = roundTo(raw, decimals ?? DECIMALS);
  return { name, value, fault: null, band: bandOf(bands, value) };
}

/** The band of a value: the highest whose bound it reaches; null below all. */
export function bandOf(bands: readonly ResultBand[], value: number): ResultBand | null {
  return bands.find((it) => value >= it.from) ?? null;
}
