import type { DocumentPath } from '#platform/document/shape.ts';
import type { KnownNames } from '../../../formula/model.ts';
import { checkFormula } from '../../../formula/rules/check.ts';
import { parseFormula } from '../../../formula/rules/parse.ts';
import type { InstrumentDocument, InstrumentFormula, ResultBand } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { answerNames, namesAt, pointNames } from '../names.ts';
import { problem, textsOwed, when } from './told.ts';

/** Points of items, known numbers and formulas: each can be read, knows its names and comes to a number. */
export function formulaProblems(document: InstrumentDocument): Problem[] {
  return [
    ...expressionProblems(document.points, pointNames, ['points']),
    ...document.known.flatMap((it, index) => [
      ...textsOwed(it, ['known', index], ['title']),
      ...nameProblems(document, ['known', index]),
    ]),
    ...document.formulas.flatMap((it, index) => oneFormula(document, it, index)),
    ...resultProblems(document),
  ];
}

function oneFormula(document: InstrumentDocument, formula: InstrumentFormula, index: number): Problem[] {
  const path = ['formulas', index];
  return [
    ...textsOwed(formula, path, ['title']),
    ...nameProblems(document, path),
    ...expressionProblems(formula.expression, namesAt(document, index), [...path, 'expression']),
    ...bandProblems(formula.bands, path),
  ];
}

function expressionProblems(expression: string, names: KnownNames, path: DocumentPath): Problem[] {
  const parsed = parseFormula(expression);
  if (!parsed.ok) return [{ path, code: 'formula_fault', fault: parsed.why }];
  const checked = checkFormula(parsed.value, names);
  if (!checked.ok) return [{ path, code: 'formula_fault', fault: checked.why }];
  return when(checked.value !== 'number', path, 'formula_truth');
}

/** A name stands for one thing among those of its kind of subject, and for nothing that comes from the answers. */
function nameProblems(document: InstrumentDocument, [list, index]: DocumentPath): Problem[] {
  const all = [
    ...document.known.map((it, at) => ({ ...it, path: ['known', at, 'name'] as DocumentPath })),
    ...document.formulas.map((it, at) => ({ ...it, path: ['formulas', at, 'name'] as DocumentPath })),
  ];
  const place = all.findIndex((it) => it.path[0] === list && it.path[1] === index);
  const own = all[place];
  if (!own) return [];
  const isSecond = all.slice(0, place).some((it) => it.name === own.name && it.per === own.per);
  const values = { name: own.name };
  return [
    ...when(isSecond, own.path, 'name_twice', values),
    ...when(own.name in answerNames(document, own.per), own.path, 'name_taken', values),
  ];
}

function bandProblems(bands: readonly ResultBand[], path: DocumentPath): Problem[] {
  const rises = (index: number) => index > 0 && (bands[index]?.from ?? 0) >= (bands[index - 1]?.from ?? 0);
  return bands.flatMap((it, index) => [
    ...textsOwed(it, [...path, 'bands', index], ['name']),
    ...when(rises(index), [...path, 'bands', index, 'from'], 'bands_order'),
  ]);
}

function resultProblems({ formulas, subject }: InstrumentDocument): Problem[] {
  const results = formulas.flatMap((it, index) => (it.isResult ? [{ per: it.per, index }] : []));
  const isSecond = ({ per, index }: { per: string; index: number }) =>
    results.some((it) => it.per === per && it.index < index);
  return [
    ...when(!results.some((it) => it.per === subject), ['formulas'], 'result_none'),
    ...results.filter(isSecond).map(({ index }) => problem(['formulas', index, 'isResult'], 'result_twice')),
  ];
}
