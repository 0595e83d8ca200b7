import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { createInnovation, type InnovationContent } from '#registry/index.ts';
import type { Edition } from '../edition/model/edition.ts';
import { stageOfKind } from '../edition/rules/calendar.ts';
import { categoriesFor } from '../edition/rules/parts.ts';
import { handOver } from '../entry/actions/move.ts';
import { startEntry } from '../entry/actions/start.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { approvalOf } from '../entry/rules/window.ts';
import { answerProposal, sayVerdict } from '../stage/actions/check.ts';
import { askedReasons } from '../stage/rules/check.ts';
import { within } from './document.ts';
import type { Hall } from './hall.ts';
import type { Cast, Entrant } from './people.ts';
import { rehearsedContent } from './texts.ts';
import { inLots, inTurns } from './turns.ts';

type Staged = { readonly hall: Hall; readonly cast: Cast; readonly edition: Edition; readonly dice: () => number };

type Written = { readonly content: InnovationContent; readonly no: number; readonly who: Entrant };

/** Has so many entries written, handed over and submitted, in turn by every institution. */
export async function enter({ hall, cast, edition, dice }: Staged, count: number): Promise<readonly EntryId[]> {
  const drawn = Array.from({ length: count }, (_, no): Written => {
    const who = cast.entrants[no % cast.entrants.length] as Entrant;
    return { content: rehearsedContent(no + 1, dice), no, who };
  });
  const write = (tx: Tx, it: Written) => writeOne(tx, { edition, at: hall.startsAt }, it);
  // The first submission locks the edition, and must be alone for it.
  const first = await inTurns(hall, { step: 'entries', lots: [drawn.slice(0, 1)] }, write);
  const others = await inTurns(hall, { step: 'entries', lots: byInstitution(drawn.slice(1)) }, write);
  return [...first, ...others];
}

/** Lots of one institution each, neighbours of different ones: whoever submits holds the institution's quota until the end. */
function byInstitution(drawn: readonly Written[]): readonly (readonly Written[])[] {
  const each = [...Map.groupBy(drawn, (it) => it.who.institutionId).values()].map(inLots);
  const most = Math.max(0, ...each.map((lots) => lots.length));
  return Array.from({ length: most }, (_, at) => each.flatMap((lots) => lots.slice(at, at + 1))).flat();
}

type Writing = { readonly edition: Edition; readonly at: Date };

async function writeOne(tx: Tx, { edition, at: now }: Writing, { content, no, who }: Written): Promise<EntryId> {
  const record = { id: newId<'InnovationId'>(), institutionId: who.institutionId, unitId: who.unitId, content };
  const innovationId = must(await createInnovation(tx, who.writer, { ...record, origin: 'form' }, now)).id;
  const { groups, categories } = edition.document;
  const group = groups[no % groups.length]?.code ?? '';
  const category = categoriesFor(edition.document, group)[no % Math.max(1, categories.length)];
  const id = newId<'EntryId'>();
  const input = { id, editionId: edition.id, innovationId, group, category: category?.code ?? null };
  must(await startEntry(tx, who.writer, input, now));
  const byUnit = approvalOf(edition.document) === 'none';
  if (!byUnit) must(await handOver(tx, who.writer, { id }));
  must(await submitEntry(tx, byUnit ? who.writer : who.admin, { id }));
  return id;
}

/** One in so many is refused. */
const REFUSED_EACH = 10;
const allMet = Object.fromEntries(askedReasons.map((it) => [it, 'met'] as const));
const passing = { outcome: 'passed', checklist: allMet, reasons: [], note: '' } as const;
const refusal = {
  outcome: 'refused',
  checklist: { ...allMet, careless: 'unmet' },
  reasons: ['careless'],
  note: 'Isian latihan.',
} as const;

/** Checks every entry; some are refused, under two pairs of eyes where the edition wants them. */
export async function checkAll({ hall, cast, edition }: Staged, entries: readonly EntryId[]) {
  const stage = stageOfKind(edition.document, 'admin_check');
  if (!stage) return { passed: entries.length, refused: 0 };
  const now = within(stage);
  const refusedOnes = new Set(entries.filter((_, at) => at % REFUSED_EACH === REFUSED_EACH - 1));
  const outcomes = await inTurns(hall, { step: 'checks', lots: inLots(entries) }, async (tx, id) => {
    const isRefused = refusedOnes.has(id);
    const said = { ...(isRefused ? refusal : passing), id, revision: 0 };
    const { state } = must(await sayVerdict(tx, cast.secretariat, said, now));
    if (state === 'proposed') must(await answerProposal(tx, cast.second, { id, agrees: true }, now));
    return isRefused;
  });
  const refused = outcomes.filter(Boolean).length;
  return { passed: entries.length - refused, refused };
}
