import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import { evaluate } from '../../formula/rules/evaluate.ts';
import { parseFormula } from '../../formula/rules/parse.ts';
import type { IndexItem } from '../model/government.ts';
import type { IndexItems } from './standing.ts';

/** The items of an instrument as the index needs them, each score with its points by the document's own expression. */
export function itemsOf(document: InstrumentDocument): IndexItems {
  return { sid: itemsAskedOf(document, 'innovation'), spd: itemsAskedOf(document, 'government') };
}

function itemsAskedOf(document: InstrumentDocument, subject: SubjectKind): readonly IndexItem[] {
  const points = parseFormula(document.points);
  return document.aspects
    .filter((it) => it.subject === subject)
    .flatMap((it) => it.items)
    .map((item) => {
      const scores = scoresOf(item);
      const most = scores.at(-1) ?? 0;
      const worth = (score: number) => {
        const value = points.ok ? evaluate(points.value, { weight: item.weight, score, most, answered: 1 }) : points;
        return value.ok && typeof value.value === 'number' ? value.value : 0;
      };
      const { code, number, weight, mandatory } = item;
      return { code, number, weight, mandatory, levels: scores.map((score) => ({ score, points: worth(score) })) };
    });
}

/** Every score above 0 that some option gives, each once, from the lowest up. */
function scoresOf({ options, bases }: InstrumentItem): readonly number[] {
  const all = [...options, ...bases.flatMap((it) => it.options)].map((it) => it.score);
  return [...new Set(all)].filter((it) => it > 0).toSorted((a, b) => a - b);
}
