import { must } from '#platform/outcome.ts';
import type { EditionDocument } from '../edition/model/document.ts';
import type { Edition } from '../edition/model/edition.ts';
import { stageOfKind } from '../edition/rules/calendar.ts';
import { awardsFor } from '../edition/rules/parts.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { saveChoices, saveMeeting } from '../stage/actions/plenary.ts';
import { signPlenary } from '../stage/actions/sign.ts';
import type { Choice, PlenaryStage } from '../stage/model/plenary.ts';
import { fieldOf } from '../stage/queries/field.ts';
import { minutesOfPlenary, plenaryOf } from '../stage/queries/plenary.ts';
import { scoresOf } from '../stage/queries/scores.ts';
import { within } from './document.ts';
import type { Hall } from './hall.ts';
import type { Report } from './model.ts';
import type { Cast } from './people.ts';

type Staged = { readonly hall: Hall; readonly cast: Cast; readonly edition: Edition };

/** Of a field so many go on where the edition does not say. */
const SHARE = { te_plenary: 0.1, finalists_plenary: 0.5, tpi_plenary: 0.5 } as const;
const members = ['Ketua Latihan', 'Anggota Latihan', 'Sekretaris Latihan'].map((name, at) => ({
  name,
  office: '',
  part: (['chair', 'member', 'secretary'] as const)[at] ?? 'member',
  present: true,
}));

function countFor({ stages }: Pick<EditionDocument, 'stages'>, stage: PlenaryStage, field: number): number {
  const planned = stages.find((it) => it.kind === stage);
  const told =
    planned?.kind === 'te_plenary'
      ? planned.settings.nominees
      : planned?.kind === 'finalists_plenary'
        ? planned.settings.finalists
        : null;
  return Math.min(field, told ?? Math.max(1, Math.ceil(field * SHARE[stage])));
}

/** Holds a plenary that takes the best of its field, and signs its minutes. */
export async function hold({ hall, cast, edition }: Staged, stage: PlenaryStage): Promise<Report['minutes'][number]> {
  const planned = stageOfKind(edition.document, stage);
  if (!planned) throw new Error('a plenary that is held is planned');
  const now = within(planned);
  const choices = await bestChoices({ hall, cast, edition }, stage);
  const who = cast.secretariat;
  const of = { editionId: edition.id, stage };
  const meeting = { heldOn: now.toISOString().slice(0, 10), place: 'Latihan', minutes: 'Pleno latihan.', members };
  await hall.db.transact(async (tx) => {
    const { revision } = must(await saveMeeting(tx, who, { ...of, revision: 1, ...meeting }, now));
    const chosen = must(await saveChoices(tx, who, { ...of, revision, choices }, now));
    const signing = { ...of, revision: chosen.revision, config: hall.config };
    const signed = await signPlenary(tx, who, signing, now);
    if (!signed.ok) throw new Error(`minutes were not signed: ${JSON.stringify(signed.why)}`);
  });
  const plenary = await plenaryOf(hall.db.conn, edition.id, stage);
  const [minutes] = plenary ? await minutesOfPlenary(hall.db.conn, plenary.id) : [];
  if (!minutes) throw new Error('minutes that were signed are there');
  return { stage, chosen: minutes.content.chosen.length, sha256: minutes.sha256 };
}

/** The best of each group in proportion, by score, then by id; in the last plenary each with a level that has a slot left. */
async function bestChoices({ hall, edition }: Staged, stage: PlenaryStage): Promise<readonly Choice[]> {
  const field = await fieldOf(hall.db.conn, edition, stage);
  const scores = await scoresOf(hall.db.conn, edition, stage);
  const inOrder = field.toSorted((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const wanted = countFor(edition.document, stage, field.length);
  const chosen: Choice[] = [];
  const left = new Map(edition.document.awards.map((it) => [it.code, it.slots ?? Number.POSITIVE_INFINITY]));
  for (const [group, own] of Map.groupBy(inOrder, (it) => it.group)) {
    const count = Math.max(1, Math.floor((wanted * own.length) / field.length));
    for (const { id } of own.slice(0, count)) {
      const award = stage === 'tpi_plenary' ? takeAward(edition.document, group, left) : null;
      if (stage === 'tpi_plenary' && edition.document.awards.length > 0 && award === null) break;
      chosen.push(choiceOf(id, award));
    }
  }
  return chosen;
}

function takeAward(document: Pick<EditionDocument, 'awards'>, group: string, left: Map<string, number>): string | null {
  const free = awardsFor(document, group).find((it) => (left.get(it.code) ?? 0) > 0);
  if (!free) return null;
  left.set(free.code, (left.get(free.code) ?? 0) - 1);
  return free.code;
}

const choiceOf = (entryId: EntryId, award: string | null): Choice => ({
  entryId,
  chosen: true,
  award,
  reason: '',
  votes: null,
});
