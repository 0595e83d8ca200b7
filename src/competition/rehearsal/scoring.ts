import {
  acceptSeat,
  assignInTurn,
  calibratedNow,
  finishSheet,
  inviteJuror,
  type JurorId,
  type Round,
  type RoundId,
  roundById,
  saveMarks,
  sheetsOf,
} from '#evaluation/index.ts';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import type { Edition } from '../edition/model/edition.ts';
import type { ScoringKind } from '../edition/model/stages.ts';
import { stageOfKind } from '../edition/rules/calendar.ts';
import { openScoring } from '../scoring/actions/open.ts';
import { scoringRounds } from '../scoring/queries/rounds.ts';
import { within } from './document.ts';
import type { Hall } from './hall.ts';
import type { Report } from './model.ts';
import { kendall } from './nearness.ts';
import type { Cast } from './people.ts';
import { inLots, inTurns } from './turns.ts';

const PACT = 'Saya menilai menurut rubrik dan isi yang saya baca.';
const COMMENT = 'Catatan latihan.';

type Staged = { readonly hall: Hall; readonly cast: Cast; readonly edition: Edition; readonly dice: () => number };
type Timed = Staged & { readonly now: Date };

/** Opens the rounds of a stage, seats the whole jury, shares sheets out in turn, and hands every sheet in; answers how many, and how near to what was planted. */
export async function scoreAll(staged: Staged, stage: ScoringKind): Promise<Scored> {
  const { hall, cast, edition } = staged;
  const planned = stageOfKind(edition.document, stage);
  if (!planned) return { sheets: 0, judged: [] };
  const now = within(planned);
  const opening = { editionId: edition.id, stage, pact: PACT };
  must(await hall.db.transact((tx) => openScoring(tx, cast.secretariat, opening, now)));
  const scored: Scored = { sheets: 0, judged: [] };
  for (const { roundId } of await scoringRounds(hall.db.conn, edition.id, stage)) {
    const round = await roundById(hall.db.conn, roundId);
    if (!round) continue;
    const { sheets, worth } = await scoreRound({ ...staged, now }, round);
    scored.sheets += sheets;
    scored.judged.push(await nearness(hall, roundId, worth));
  }
  return scored;
}

type Scored = { sheets: number; readonly judged: Report['judged'][number][] };

/** How near raw and calibrated order come to what the entries are worth. */
async function nearness({ db }: Hall, roundId: RoundId, worth: ReadonlyMap<string, number>) {
  const found = await calibratedNow(db.conn, roundId);
  const near = (key: 'raw' | 'calibrated') => kendall(found.map((it) => [it[key], worth.get(it.row) ?? 0] as const));
  return { entries: found.length, raw: near('raw'), calibrated: near('calibrated') };
}

async function scoreRound(timed: Timed, round: Round) {
  const { hall, cast, now } = timed;
  const seats = await seat(timed, round);
  const run = { roundId: round.id, runId: newId<'AssignmentRunId'>(), seed: 'latihan' };
  must(await hall.db.transact((tx) => assignInTurn(tx, cast.secretariat, run, now)));
  const sheets = await sheetsOf(hall.db.conn, round.id);
  const worth = new Map([...new Set(sheets.map((it) => it.row))].map((row) => [row, worthOf(timed)]));
  const leniency = new Map([...seats.keys()].map((id, at) => [id, plantedLeniency(at)]));
  const scored = sheets.map((it) => {
    const share = (worth.get(it.row) ?? 0) + (leniency.get(it.jurorId) ?? 0);
    return { ...it, entries: marksOn(timed, round, share) };
  });
  await inTurns(hall, { step: 'scoring', lots: inLots(scored) }, async (tx, { id, jurorId, entries }) => {
    const who = seats.get(jurorId);
    if (!who) throw new Error('a sheet is given to somebody of the jury');
    must(await saveMarks(tx, who, { sheetId: id, entries }, now));
    must(await finishSheet(tx, who, { sheetId: id }, now));
  });
  return { sheets: sheets.length, worth };
}

/** Seats the jury in one go: every seat holds the round. */
function seat({ hall, cast, now }: Timed, { id: roundId, pact }: Pick<Round, 'id' | 'pact'>) {
  const desk = { config: hall.config, baseUrl: hall.baseUrl };
  return hall.db.transact(async (tx) => {
    const seats = new Map<JurorId, Viewer>();
    for (const juror of cast.jurors) {
      const id = newId<'JurorId'>();
      const personId = juror.person?.id;
      if (!personId) continue;
      const wanted = { roundId: roundId as RoundId, id, role: 'evaluator', who: { personId }, desk } as const;
      must(await inviteJuror(tx, cast.secretariat, wanted, now));
      must(await acceptSeat(tx, juror, { roundId, pact }, now));
      seats.set(id, juror);
    }
    return seats;
  });
}

/** Of every six jurors one is lenient and one is strict by this share of the scale; the others differ by a sixth of it. */
const PLANTED = 0.12;

/** What is planted into a juror's marks, as a share of the scale; the plenary has to find it again. */
export function plantedLeniency(seat: number): number {
  const turn = seat % 6;
  if (turn === 0) return PLANTED;
  if (turn === 1) return -PLANTED;
  return ((turn - 3.5) / 1.5) * (PLANTED / 6);
}

/** What an entry is worth, as a share of the scale: around two thirds. */
function worthOf({ dice }: Timed): number {
  return 0.5 + 0.1 * (dice() + dice() + dice());
}

/** A mark for each criterion within its scale, around what entry and juror make together, with a comment wherever one may be owed. */
function marksOn({ dice }: Timed, { rubric }: Pick<Round, 'rubric'>, share: number) {
  // What the juror makes of this very entry, and of each criterion.
  const taste = 0.15 * (dice() - 0.5);
  return rubric.criteria.map(({ code, min, max, step }) => {
    const steps = Math.floor((max - min) / step);
    const level = Math.min(1, Math.max(0, share + taste + 0.3 * (dice() - 0.5)));
    return { criterion: code, mark: min + Math.round(level * steps) * step, comment: COMMENT, revision: 0 };
  });
}
