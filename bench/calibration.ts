// What calibration costs and what it is worth: speed to ten times a national round, Kendall's tau of raw and calibrated order to a planted
// truth over 20 seeds, and the zone of doubt after suggested and after random further sheets.
import { kendall } from '../src/competition/rehearsal/nearness.ts';
import type { Calibration, Score } from '../src/evaluation/meaning/model/calibration.ts';
import { calibrate } from '../src/evaluation/meaning/rules/calibrate.ts';
import { type Dice, diceOf } from '../src/evaluation/meaning/rules/dice.ts';
import { placesOf } from '../src/evaluation/meaning/rules/places.ts';
import { remedies } from '../src/evaluation/meaning/rules/remedies.ts';
import { zoneOfDoubt } from '../src/evaluation/meaning/rules/zone.ts';
import { type JuryPlan, jurorId, type PlantedJury, plantJury } from '../tests/support/planted-jury.ts';

const CRITERIA = 8;
const NATIONAL: JuryPlan = { entries: 2100, jurors: 60, sheets: 2, worth: 6, leniency: 4, noise: 5 };

/** Eight marks a sheet, of 100 each with equal weight, that make the sheet's score: the sum is part of what is timed. */
function marksOf(scores: readonly Score[], dice: Dice) {
  return scores.map((it) => ({ ...it, marks: Array.from({ length: CRITERIA }, () => it.score + 4 * dice.normal()) }));
}

function speed(times: number): void {
  const plan = { ...NATIONAL, entries: NATIONAL.entries * times, jurors: NATIONAL.jurors * times };
  const sheets = marksOf(plantJury(plan, 'speed').scores, diceOf('marks'));
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const scores = sheets.map(({ entry, juror, marks }) => ({
    entry,
    juror,
    score: marks.reduce((sum, it) => sum + it, 0) / CRITERIA,
  }));
  const found = calibrate(scores);
  const fitted = performance.now();
  const places = placesOf(found, { cut: 99 * times, seed: 'speed' });
  const zone = zoneOfDoubt(places);
  const used = process.cpuUsage(cpu);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    `${times} ×: ${plan.entries} entries, ${plan.jurors} jurors, ${sheets.length * CRITERIA} marks: fit ${seconds(fitted - started)} s, ` +
      `10,000 draws and zone ${seconds(performance.now() - fitted)} s, CPU ${seconds((used.user + used.system) / 1000)} s, in doubt ${zone.length}`,
  );
}

/** A rehearsed edition of 2,500 entries: of 60 jurors six are planted lenient and six strict, by 10 points. */
function rehearsed(seed: string): PlantedJury {
  const planted = plantJury({ ...NATIONAL, entries: 2500, leniency: 2 }, seed);
  const bias = new Map(Array.from({ length: 12 }, (_, at) => [jurorId(at * 5), at % 2 === 0 ? 10 : -10] as const));
  return { ...planted, scores: planted.scores.map((it) => ({ ...it, score: it.score + (bias.get(it.juror) ?? 0) })) };
}

const SEEDS = Array.from({ length: 20 }, (_, at) => `seed ${at + 1}`);
const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;

function order(): void {
  const taus = SEEDS.map((seed) => {
    const { scores, worth } = rehearsed(seed);
    const { entries } = calibrate(scores);
    const tau = (key: 'raw' | 'calibrated') => kendall(entries.map((it) => [it[key], worth.get(it.entry) ?? 0]));
    return { raw: tau('raw'), calibrated: tau('calibrated') };
  });
  const better = taus.filter((it) => it.calibrated > it.raw).length;
  console.log(
    `Kendall's tau to the planted order, 2,500 entries, mean of 20 seeds: raw ${mean(taus.map((it) => it.raw)).toFixed(3)}, ` +
      `calibrated ${mean(taus.map((it) => it.calibrated)).toFixed(3)}; calibrated nearer in ${better} of 20`,
  );
}

/** The sheets that these pairs would bring, from the planted truth. */
function written(
  { worth, leniency }: PlantedJury,
  pairs: readonly Pick<Score, 'entry' | 'juror'>[],
  dice: Dice,
): readonly Score[] {
  return pairs.map(({ entry, juror }) => ({
    entry,
    juror,
    score: (worth.get(entry) ?? 0) + (leniency.get(juror) ?? 0) + NATIONAL.noise * dice.normal(),
  }));
}

function drawPairs({ entries, jurors, scores }: Calibration, count: number, dice: Dice) {
  const taken = new Set(scores.map((it) => `${it.entry} ${it.juror}`));
  const drawn: Pick<Score, 'entry' | 'juror'>[] = [];
  while (drawn.length < count) {
    const [entry, juror] = [
      entries[Math.floor(dice.uniform() * entries.length)]?.entry ?? '',
      jurors[Math.floor(dice.uniform() * jurors.length)]?.juror ?? '',
    ];
    if (taken.has(`${entry} ${juror}`)) continue;
    taken.add(`${entry} ${juror}`);
    drawn.push({ entry, juror });
  }
  return drawn;
}

function doubt(): void {
  const plan = { ...NATIONAL, entries: 420, jurors: 20 };
  const cut = { cut: 40, seed: 'doubt', draws: 2000 };
  const zoneOf = (scores: readonly Score[]) => zoneOfDoubt(placesOf(calibrate(scores), cut)).length;
  const runs = SEEDS.map((seed) => {
    const planted = plantJury(plan, seed);
    const found = calibrate(planted.scores);
    const places = placesOf(found, cut);
    const { sheets, doubtful, expected } = remedies(found, places, {
      mayRead: () => true,
      capacity: () => 4,
      sheets: 60,
    });
    const dice = diceOf(`more ${seed}`);
    const suggested = zoneOf([...planted.scores, ...written(planted, sheets, dice)]);
    const random = zoneOf([...planted.scores, ...written(planted, drawPairs(found, sheets.length, dice), dice)]);
    return { before: doubtful, sheets: sheets.length, expected, suggested, random };
  });
  const of = (key: keyof (typeof runs)[number]) => mean(runs.map((it) => it[key])).toFixed(1);
  const better = runs.filter((it) => it.suggested < it.random).length;
  console.log(
    `Entries in doubt (420 entries, 20 jurors, 40 places), mean of 20 seeds: before ${of('before')}, after ${of('sheets')} suggested sheets ${of('suggested')} ` +
      `(of those before ${of('expected')} expected), after as many random ones ${of('random')}; suggested better in ${better} of 20`,
  );
}

for (const times of [1, 3, 10]) speed(times);
order();
doubt();
