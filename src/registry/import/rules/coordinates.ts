import { doubtful, isBlank, type Reading, said, unsaid, wrong } from './reading.ts';

export type Point = { readonly latitude: number; readonly longitude: number };

/** Indonesia from Rote to Weh and from Weh to Merauke, with some sea around. */
const LATITUDES = [-11.5, 6.5] as const;
const LONGITUDES = [94.5, 141.5] as const;
/** Letters of the longest way to write a point; a cell of more is none, and is not looked at closely. */
const LONGEST = 200;
const DEGREES =
  /(-?\d+(?:[.,]\d+)?) ?°? ?(?:(\d+(?:[.,]\d+)?) ?['′’])? ?(?:(\d+(?:[.,]\d+)?) ?(?:["″”]|''))? ?([NSEWUTB]|LU|LS|BT|BB)?/i;

/**
 * A point as offices write it: "3.5952, 98.6722", "3,5952; 98,6722", "3°35'42\" LU 98°40'19\" BT". A swapped or
 * impossible pair is an error, one outside Indonesia a warning: nothing is turned round or moved.
 */
export function readPoint(cell: string): Reading<Point> {
  if (isBlank(cell)) return unsaid;
  if (cell.length > LONGEST) return doubtful('unknown_coordinates', cell);
  const parts = halves(cell.trim());
  const [latitude, longitude] = parts.map(degreesOf);
  if (
    parts.length !== 2 ||
    latitude === undefined ||
    longitude === undefined ||
    latitude === null ||
    longitude === null
  )
    return doubtful('unknown_coordinates', cell);
  return judged({ latitude, longitude }, cell);
}

/** One half of a point in a column of its own. */
export function readDegrees(cell: string): Reading<number> {
  if (isBlank(cell)) return unsaid;
  const value = cell.length > LONGEST ? null : degreesOf(cell.trim());
  return value === null ? doubtful('unknown_coordinates', cell) : said(value);
}

/** Whether the point can be, and lies where it may be expected. */
export function judged(point: Point, text: string): Reading<Point> {
  const { latitude, longitude } = point;
  if (within(longitude, LATITUDES) && within(latitude, LONGITUDES)) return wrong('swapped_coordinates', text);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return wrong('impossible_coordinates', text);
  const home = within(latitude, LATITUDES) && within(longitude, LONGITUDES);
  return home ? said(point) : { ...doubtful('far_coordinates', text, point), keep: false };
}

const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;

/** A comma parts the two where points mark the decimals; else ";", "|", "/", a space or the letter of a direction does. */
function halves(text: string): readonly string[] {
  const plain = text.replace(/^[([]|[)\]]$/g, '');
  const [, first, second] = /^(.*?(?:[NSU]|LU|LS)),?\s*(.+)$/i.exec(plain) ?? [];
  if (first !== undefined && second !== undefined) return [first, second];
  for (const separator of [/[;|/]/, /,\s+/, /\s+/]) {
    const parts = plain.split(separator).map((part) => part.trim());
    if (parts.length === 2) return parts;
  }
  return plain.split(',');
}

function degreesOf(text: string): number | null {
  const match = new RegExp(`^${DEGREES.source}$`, 'i').exec(text.trim());
  if (!match) return null;
  const [, degrees = '', minutes = '0', seconds = '0', side = ''] = match;
  const number = (digits: string) => Number(digits.replace(',', '.'));
  if (number(minutes) >= 60 || number(seconds) >= 60) return null;
  const size = Math.abs(number(degrees)) + number(minutes) / 60 + number(seconds) / 3600;
  const negative = degrees.startsWith('-') || ['S', 'LS', 'W', 'B', 'BB'].includes(side.toUpperCase());
  return Number((negative ? -size : size).toFixed(6));
}
