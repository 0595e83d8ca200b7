import { wordsOf } from '../../rules/words.ts';
import type { CopyForm, Fit, FormItem, Ingredient, Lack, MasterRecord, Place, SheetField } from '../model.ts';
import { pieceOf, placeOf, type Wording } from './ingredients.ts';

/** The record in the form's own order. */
export function composeFields(form: CopyForm, record: MasterRecord, wording: Wording): readonly SheetField[] {
  return form.items.map((item) => composeField(item, record, wording));
}

function composeField(item: FormItem, record: MasterRecord, wording: Wording): SheetField {
  const told = { choices: item.choices, wording };
  const pieces = item.from.map((ingredient) => [ingredient, pieceOf(ingredient, record, told)] as const);
  const said = pieces.filter(([, text]) => text !== '');
  const text = said.map(([, piece]) => piece).join('\n\n');
  const words = wordsOf(text);
  const lacks = pieces.filter(([, piece]) => piece === '').map(([ingredient]) => lackOf(ingredient, record));
  return { item, text, words, fit: fitOf(item, text), lacks, places: distinct(said.map(([name]) => placeOf(name))) };
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Set(places)];
}

function lackOf(ingredient: Ingredient, record: MasterRecord): Lack {
  const reason = record.content.missing.find((it) => it.field === ingredient)?.reason ?? '';
  return { ingredient, place: placeOf(ingredient), reason };
}

/** How a text fits the field, by words; a limit that no source tells is no limit. */
export function fitOf(item: FormItem, text: string): Fit {
  if (item.kind === 'apart') return { code: 'apart' };
  if (text === '') return { code: 'missing' };
  const words = wordsOf(text);
  if (typeof item.words === 'number' && words > item.words) return { code: 'too_long', over: words - item.words };
  if (item.words_least !== undefined && words < item.words_least)
    return { code: 'too_short', short: item.words_least - words };
  return { code: 'fits' };
}

export type SheetTally = { readonly asked: number; readonly said: number; readonly unfit: number };

/** How many fields a record can fill, how many of them it does, and how many do not fit. */
export function tallyOf(fields: readonly SheetField[]): SheetTally {
  const asked = fields.filter((it) => it.fit.code !== 'apart');
  return {
    asked: asked.length,
    said: asked.filter((it) => it.fit.code !== 'missing').length,
    unfit: asked.filter((it) => it.fit.code === 'too_long' || it.fit.code === 'too_short').length,
  };
}
