import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import { itemsFor } from '../../catalogue/rules/items.ts';
import type { Answer, Given } from '../model/sheet.ts';
import { askedItems } from './asked.ts';
import type { Completeness } from './moves.ts';

/** How far a sheet is: of the items that are asked, confirmed or not. */
export function countsOf(
  document: InstrumentDocument,
  kind: SubjectKind,
  answers: readonly Answer[],
): Completeness & { readonly asked: number } {
  const given = new Map<string, Given>(answers.filter((it) => it.option !== '').map((it) => [it.item, it]));
  const asked = askedItems(document, kind, given);
  const own = answers.filter((it) => it.option !== '' && asked.has(it.item));
  const mandatory = itemsFor(document, kind).filter((it) => it.mandatory && asked.has(it.code));
  return {
    asked: asked.size,
    answered: own.filter((it) => it.confirmed).length,
    unconfirmed: own.filter((it) => !it.confirmed).length,
    mandatoryLeft: mandatory.filter((it) => !given.has(it.code)).length,
    unverified: own.filter((it) => it.verified === null).length,
  };
}
