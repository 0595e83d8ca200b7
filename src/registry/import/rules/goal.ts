import astaCita from '../../../../presets/asta-cita.json' with { type: 'json' };
import sdgs from '../../../../presets/sdgs.json' with { type: 'json' };
import { doubtful, isBlank, type Reading, said, unsaid, wordKey, wrong } from './reading.ts';

type Goal = { readonly number: number; readonly names: readonly string[] };
type Goals = { readonly all: readonly Goal[]; readonly labels: RegExp };

const sdgGoals: Goals = {
  all: sdgs.items.map(({ number, name, name_en }) => ({ number, names: [wordKey(name), wordKey(name_en)] })),
  labels: /\b(sdg|sdgs|tpb|tujuan|goal|ke)\b/g,
};
const astaCitaGoals: Goals = {
  all: astaCita.items.map(({ number, name, short, name_en }) => ({
    number,
    names: [wordKey(name), wordKey(short), wordKey(name_en)],
  })),
  labels: /\b(asta|cita|misi|ke)\b/g,
};

/** Goals of sustainable development: "4", "TPB 4", "4, 8 dan 10", "SDG 4: Pendidikan Berkualitas", or the names alone. */
export const readSdgs = (cell: string) => readGoals(cell, sdgGoals);

/** The eight missions of Asta Cita, by number or by their wording. */
export const readAstaCita = (cell: string) => readGoals(cell, astaCitaGoals);

function readGoals(cell: string, goals: Goals): Reading<readonly number[]> {
  if (isBlank(cell)) return unsaid;
  const whole = goalIn(cell, goals);
  const readings: readonly (number | null)[] =
    whole.length > 0 ? whole : partsOf(cell).flatMap((part) => partReading(part, goals));
  const highest = goals.all.length;
  const numbers = readings.filter((it) => it !== null);
  if (numbers.some((number) => number < 1 || number > highest)) return wrong('impossible_goal', cell, highest);
  const found = [...new Set(numbers)].sort((a, b) => a - b);
  return readings.includes(null) ? doubtful('unknown_goal', cell, found) : said(found);
}

/** Names hold commas and "dan" themselves, so a cell is taken apart only where lines, ";", "|" or commas allow it. */
function partsOf(cell: string): readonly string[] {
  return cell.split(/[;|\n]+|,(?!\d{3}\b)/).filter((part) => !isBlank(part));
}

function partReading(part: string, goals: Goals): readonly (number | null)[] {
  const found = goalIn(part, goals);
  return found.length > 0 ? found : [null];
}

/** What one text names: a list of bare numbers, a number with its name behind, or a name alone. */
function goalIn(text: string, goals: Goals): readonly number[] {
  const key = wordKey(text).replaceAll(goals.labels, ' ').replaceAll(/\s+/g, ' ').trim();
  if (/^\d+( (dan )?\d+)*$/.test(key)) return key.match(/\d+/g)?.map(Number) ?? [];
  const [, number, name] = /^(\d+) (.+)$/.exec(key) ?? [];
  const named = goals.all.find((goal) => goal.names.includes(name ?? key) || goal.names.includes(wordKey(text)));
  if (number === undefined) return named ? [named.number] : [];
  return named?.number === Number(number) ? [Number(number)] : [];
}
