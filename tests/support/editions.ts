import { publishEdition } from '../../src/competition/edition/actions/move.ts';
import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import { shiftedTo } from '../../src/competition/edition/rules/shift.ts';
import { type EditionDocument, editionPresetOf } from '../../src/competition/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

/** Day and hour in WIB as an edition keeps it. */
export const wib = (day: string, hour = '00:00') => `${day}T${hour}:00+07:00`;

const dates: Readonly<Record<string, readonly [string, string | null]>> = {
  entering: [wib('2026-03-01'), wib('2026-04-30', '23:59')],
  admin_check: [wib('2026-05-01'), wib('2026-05-08')],
  desk_scoring: [wib('2026-05-08'), wib('2026-05-22')],
  te_plenary: [wib('2026-05-22'), wib('2026-05-23')],
  tpi_reading: [wib('2026-05-25'), wib('2026-05-30')],
  finalists_plenary: [wib('2026-06-01'), wib('2026-06-02')],
  finalists_announcement: [wib('2026-06-03', '10:00'), null],
  objection: [wib('2026-06-03', '10:00'), wib('2026-06-08', '10:00')],
  interview: [wib('2026-06-10'), wib('2026-06-20')],
  field_verification: [wib('2026-06-22'), wib('2026-06-27')],
  tpi_plenary: [wib('2026-07-01'), wib('2026-07-02')],
  final_list: [wib('2026-07-06', '10:00'), null],
  awarding: [wib('2026-07-20', '09:00'), wib('2026-07-20', '12:00')],
  public_rating: [wib('2026-06-04'), wib('2026-06-30')],
};

/** A preset with a whole calendar (March to July 2026): a document without problems. */
export function datedPreset(code: string): EditionDocument {
  const preset = editionPresetOf(code);
  if (!preset) throw new Error(`no preset ${code}`);
  const stages = preset.document.stages.map((stage) => {
    const [opens, closes] = dates[stage.kind] ?? [null, null];
    return { ...stage, opens, closes };
  });
  return { ...preset.document, stages };
}

/** An edition of 2030, of Toba unless the hub organises it, as a draft or published (revision 2 then). */
export async function plantOrganised(
  stage: Stage,
  state: 'draft' | 'open',
  organiser: 'local_admin' | 'hub_admin' = 'local_admin',
): Promise<string> {
  const id = newId<'EditionId'>();
  const who = stage.people[organiser];
  const document = shiftedTo(datedPreset('regency-starter'), 2030);
  await stage.database.db.transact(async (tx) => {
    must(await beginEdition(tx, who, { id, document }, testNow));
    if (state === 'open') must(await publishEdition(tx, who, { id, revision: 1 }, testNow));
  });
  return id;
}

/** The same with a stage of field visits before the last plenary, where it has none. */
export function withFieldVisits(document: EditionDocument): EditionDocument {
  if (document.stages.some((it) => it.kind === 'field_verification')) return document;
  const [opens, closes] = dates.field_verification ?? [null, null];
  const at = document.stages.findIndex((it) => it.kind === 'tpi_plenary');
  const settings = { panelists: 1, evaluators: 1 };
  const stage = { kind: 'field_verification' as const, opens, closes, note: '', note_en: '', source: '', settings };
  return { ...document, stages: [...document.stages.slice(0, at), stage, ...document.stages.slice(at)] };
}
