import { type FormValues, formValues } from '#platform/http/form.ts';

/** What may be chosen where two people changed the same: one side, a text put together by hand, or all rows of both. */
export const sides = ['tersimpan', 'saya', 'gabungan', 'keduanya'] as const;
export type Side = (typeof sides)[number];

export type Box = readonly [name: string, text: string];

const CHOICE = 'pilih~';
/** The revision from which the typed text began, for when the page has to be made anew. */
export const ROOT = 'dasar';

export const choiceBox = (path: string): string => `${CHOICE}${path}`;
export const sideBox = (side: Side, box: string): string => `${side}~${box}`;

/** The places that the page with both texts asked about. */
export function askedPlaces(form: FormValues): readonly string[] {
  return form.all('bentrok');
}

export function chosenSide(form: FormValues, path: string): Side | null {
  return sides.find((side) => side === form.get(choiceBox(path))) ?? null;
}

/** The places for which nothing was chosen yet. */
export function openPlaces(form: FormValues): readonly string[] {
  return askedPlaces(form).filter((path) => chosenSide(form, path) === null);
}

/** The form with what was chosen at each place; with `side`, as if that one had been chosen everywhere. */
export function decided(form: FormValues, side?: Side): FormValues {
  const places = askedPlaces(form);
  const isPlace = (name: string) => places.some((path) => name === path || name.startsWith(`${path}.`));
  const isOurs = (name: string) => name === 'bentrok' || name === ROOT || name.includes('~');
  const boxes: Box[] = form
    .names()
    .filter((name) => !isOurs(name) && !isPlace(name))
    .flatMap((name) => form.all(name).map((text) => [name, text] as const));
  for (const path of places) boxes.push(...boxesOf(form, path, side ?? chosenSide(form, path) ?? 'saya'));
  return formValues(new URLSearchParams(boxes.map(([name, text]) => [name, text])));
}

function boxesOf(form: FormValues, path: string, side: Side): readonly Box[] {
  if (side !== 'keduanya') return sideBoxes(form, path, side);
  const [stored, typed] = [sideBoxes(form, path, 'tersimpan'), sideBoxes(form, path, 'saya')];
  const ways = new Set(rowsIn(stored).map(([, boxes]) => wayOf(boxes)));
  const next = Math.max(-1, ...rowsIn(stored).map(([at]) => at)) + 1;
  const added = rowsIn(typed)
    .filter(([, boxes]) => !ways.has(wayOf(boxes)))
    .flatMap(([, boxes], index) => boxes.map(([name, text]) => [renumbered(name, next + index), text] as const));
  return [...stored, ...added];
}

function sideBoxes(form: FormValues, path: string, side: Side): readonly Box[] {
  const [own, within] = [sideBox(side, path), sideBox(side, `${path}.`)];
  return form
    .names()
    .filter((name) => name === own || name.startsWith(within))
    .flatMap((name) => form.all(name).map((text) => [name.slice(side.length + 1), text] as const));
}

/** The boxes of each row by its number: `impact.2.unit` stands in row 2. */
function rowsIn(boxes: readonly Box[]): readonly (readonly [at: number, boxes: readonly Box[]])[] {
  const numbers = [...new Set(boxes.map(([name]) => Number(name.split('.')[1])))];
  return numbers.map((at) => [at, boxes.filter(([name]) => Number(name.split('.')[1]) === at)] as const);
}

/** What a row says, whatever its number. */
const wayOf = (boxes: readonly Box[]): string =>
  JSON.stringify(boxes.map(([name, text]) => [renumbered(name, 0), text]).sort());

const renumbered = (name: string, at: number): string => name.replace(/\.\d+\./, `.${at}.`);
