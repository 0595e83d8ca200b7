import type { KnownNames } from '../../formula/model.ts';
import type { InstrumentDocument } from '../model/document.ts';
import type { SubjectKind } from '../model/parts.ts';
import { aspectsFor, nameOf } from './items.ts';

/** The names that the points of an item reckon with. */
export const pointNames: KnownNames = { weight: 'number', score: 'number', most: 'number', answered: 'number' };

const all = (names: readonly string[], type: 'number' | 'list'): KnownNames =>
  Object.fromEntries(names.map((name) => [name, type]));

/** The names that come from the answers of a sheet, before any formula. */
export function answerNames(document: InstrumentDocument, per: SubjectKind): KnownNames {
  const aspects = aspectsFor(document, per);
  const items = aspects.flatMap((it) => it.items).map((it) => nameOf(it.code));
  const names = aspects.map((it) => nameOf(it.code));
  const innovations = document.formulas.filter((it) => it.per === 'innovation').map((it) => `innovations.${it.name}`);
  return {
    ...all(['total', 'total_most'], 'number'),
    ...all(
      items.flatMap((it) => [`points.${it}`, `score.${it}`]),
      'number',
    ),
    ...all(
      names.flatMap((it) => [`aspect.${it}`, `aspect_most.${it}`, `weight.${it}`]),
      'number',
    ),
    ...(per === 'innovation' ? {} : { 'innovations.count': 'number', ...all(innovations, 'list') }),
  };
}

/** The names that the formula at this place of the document may use: of its answers, known numbers, and formulas above it. */
export function namesAt(document: InstrumentDocument, index: number): KnownNames {
  const per = document.formulas[index]?.per ?? document.subject;
  const known = document.known.filter((it) => it.per === per).map((it) => it.name);
  const above = document.formulas
    .slice(0, index)
    .filter((it) => it.per === per)
    .map((it) => it.name);
  return { ...answerNames(document, per), ...all([...known, ...above], 'number') };
}
