import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { createInnovation } from '#registry/index.ts';
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
import { inTurns } from './dice.ts';
import { within } from './document.ts';
import type { Hall } from './hall.ts';
import type { Cast, Entrant } from './people.ts';
import { rehearsedContent } from './texts.ts';

const AT_ONCE = 6;

type Staged = { readonly hall: Hall; readonly cast: Cast; readonly edition: Edition; readonly dice: () => number };

/** Has so many entries written, handed over and submitted, in turn by every institution. */
export async function enter({ hall, cast, edition, dice }: Staged, count: number): Promise<readonly EntryId[]> {
  const drawn = Array.from({ length: count }, (_, at) => rehearsedContent(at + 1, dice));
  return inTurns(drawn, AT_ONCE, async (content, at) => {
    const who = cast.entrants[at % cast.entrants.length] as Entrant;
    const now = new Date();
    const record = { id: newId<'InnovationId'>(), institutionId: who.institutionId, unitId: who.unitId, content };
    const made = await hall.db.transact((tx) => createInnovation(tx, who.writer, { ...record, origin: 'form' }, now));
    const innovationId = must(made).id;
    const groups = edition.document.groups;
    const group = groups[at % groups.length]?.code ?? '';
    const category = categoriesFor(edition.document, group)[at % Math.max(1, edition.document.categories.length)];
    const id = newId<'EntryId'>();
    const input = { id, editionId: edition.id, innovationId, group, category: category?.code ?? null };
    must(await hall.db.transact((tx) => startEntry(tx, who.writer, input, now)));
    const byUnit = approvalOf(edition.document) === 'none';
    if (!byUnit) must(await hall.db.transact((tx) => handOver(tx, who.writer, { id })));
    must(await hall.db.transact((tx) => submitEntry(tx, byUnit ? who.writer : who.admin, { id })));
    return id;
  });
}

/** One in so many is refused. */
const REFUSED_EACH = 10;
const allMet = Object.fromEntries(askedReasons.map((it) => [it, 'met'] as const));

/** Checks every entry; some are refused, under two pairs of eyes where the edition wants them. */
export async function checkAll({ hall, cast, edition }: Staged, entries: readonly EntryId[]) {
  const stage = stageOfKind(edition.document, 'admin_check');
  if (!stage) return { passed: entries.length, refused: 0 };
  const now = within(stage);
  const outcomes = await inTurns(entries, AT_ONCE, async (id, at) => {
    const isRefused = at % REFUSED_EACH === REFUSED_EACH - 1;
    const verdict = isRefused
      ? ({
          outcome: 'refused',
          checklist: { ...allMet, careless: 'unmet' },
          reasons: ['careless'],
          note: 'Isian latihan.',
        } as const)
      : ({ outcome: 'passed', checklist: allMet, reasons: [], note: '' } as const);
    const said = { ...verdict, id, revision: 0 };
    const { state } = must(await hall.db.transact((tx) => sayVerdict(tx, cast.secretariat, said, now)));
    if (state === 'proposed')
      must(await hall.db.transact((tx) => answerProposal(tx, cast.second, { id, agrees: true }, now)));
    return isRefused;
  });
  const refused = outcomes.filter(Boolean).length;
  return { passed: entries.length - refused, refused };
}
