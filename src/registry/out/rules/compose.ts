import { wordsOf } from '../../rules/words.ts';
import type { CopyForm, Fit, FormItem, Ingredient, Lack, MasterRecord, Place, SheetField } from '../model.ts';
import { pieceOf, placeOf, type Wording } from './ingredients.ts';
import { piecesFor } from './pieces.ts';

/** The record in the form's own order; `year` is today's, for evidence that has run out. */
export function composeFields(
  form: CopyForm,
  record: MasterRecord,
  { wording, year }: { readonly wording: Wording; readonly year: number },
): readonly SheetField[] {
  return form.items.map((item) => {
    const evidence = piecesFor(form, item, record.evidence, year);
    return composeField(item, record, { wording, evidence });
  });
}

type Told = { readonly wording: Wording; readonly evidence: SheetField['evidence'] };

function composeField(item: FormItem, record: MasterRecord, { wording, evidence }: Told): SheetField {
  const told = { choices: item.choices, wording };
  const pieces = item.from.map((ingredient) => [ingredient, pieceOf(ingredient, record, told)] as const);
  const said = pieces.filter(([, text]) => text !== '');
  const text = said.map(([, piece]) => piece).join('\n\n');
  const lacks = pieces.filter(([, piece]) => piece === '').map(([ingredient]) => lackOf(ingredient, record));
  const places = distinct(said.map(([name]) => placeOf(name)));
  return { item, text, words: wordsOf(text), fit: fitOf(item, text, evidence), lacks, places, evidence };
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Set(places)];
}

function lackOf(ingredient: Ingredient, record: MasterRecord): Lack {
  const reason = record.content.missing.find((it) => it.field === ingredient)?.reason ?? '';
  return { ingredient, place: placeOf(ingredient), reason };
}

/** How a text fits the field, by words; a limit that no source tells is no limit. */
export function fitOf(item: FormItem, text: string, evidence: SheetField['evidence'] = null): Fit {
  if (item.kind === 'apart') return { code: 'apart' };
  if (text === '') return { code: provenBy(evidence) };
  const words = wordsOf(text);
  if (typeof item.words === 'number' && words > item.words) return { code: 'too_long', over: words - item.words };
  if (item.words_least !== undefined && words < item.words_least)
    return { code: 'too_short', short: item.words_least - words };
  return { code: 'fits' };
}

/** A field without a text is filled by its evidence; what fits badly fills it badly, and says so by itself. */
function provenBy(evidence: SheetField['evidence']): 'fits' | 'unnamed' | 'missing' {
  if (!evidence || evidence.length === 0) return 'missing';
  return evidence.some((it) => it.isNamed) ? 'fits' : 'unnamed';
}

export type SheetTally = { readonly asked: number; readonly said: number; readonly unfit: number };

/** How many fields a record can fill, how many of them it does, and how many do not fit. */
export function tallyOf(fields: readonly SheetField[]): SheetTally {
  const asked = fields.filter((it) => it.fit.code !== 'apart');
  return {
    asked: asked.length,
    said: asked.filter((it) => it.fit.code !== 'missing' && it.fit.code !== 'unnamed').length,
    unfit: asked.filter((it) => it.fit.code === 'too_long' || it.fit.code === 'too_short').length,
  };
}
