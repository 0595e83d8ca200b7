import { paths } from '../../src/competition/entry/paths.ts';
import type { Database } from '../../src/platform/db.ts';
import { t } from '../../src/platform/i18n/i18n.ts';
import { parsePublicCode } from '../../src/platform/public-code.ts';
import { Browser, type Hub, textOf } from './browser.ts';
import type { Receipt } from './entrants.ts';
import type { OpenForm } from './forms.ts';
import { command } from './hub.ts';
import { inTurns } from './turns.ts';

const AT_ONCE = 4;

export type Proof = Readonly<Record<string, number | string>>;

type Row = { readonly entry: string; readonly code: string; readonly files: readonly (string | null)[] };

/** What was submitted as the database has it, against what the browsers were told. */
async function submissions(db: Database, editionId: string, receipts: readonly Receipt[]): Promise<Proof> {
  const { rows } = await db.pool.query<Row>(
    `select s.entry_id::text as entry, s.code,
       array(select f -> 'file' ->> 'sha256' from jsonb_array_elements(s.content -> 'evidence') as f) as files
     from entry_snapshot s join entry e on e.id = s.entry_id and e.state = 'submitted' where s.edition_id = $1`,
    [editionId],
  );
  const byEntry = Map.groupBy(rows, (it) => it.entry);
  const told = new Map(receipts.map((it) => [it.entryId, it]));
  const lost = receipts.filter((it) => !byEntry.get(it.entryId)?.some((row) => row.code === it.code));
  const untold = [...byEntry.keys()].filter((it) => !told.has(it));
  const same = (row: Row) => {
    const digests = told.get(row.entry)?.digests ?? [];
    return digests.toSorted().join() === row.files.toSorted().join();
  };
  return {
    'receipts given': receipts.length,
    submitted: byEntry.size,
    lost: lost.length,
    doubled: rows.length - byEntry.size,
    'submitted without a receipt': untold.length,
    'with other files than were sent': rows.filter((it) => !same(it)).length,
  };
}

/** Receipts whose public page says that they hold and count. */
async function verifying(hub: Hub, receipts: readonly Receipt[]): Promise<number> {
  const wanted = [t('entry.verify.holds'), t('entry.verify.standing.counts')];
  const held = await inTurns(receipts, AT_ONCE, async ({ code }, at) => {
    const parsed = parsePublicCode(code);
    const reader = new Browser(hub, [], `10.9.${(at >> 8) & 255}.${at & 255}`);
    const html = parsed ? await textOf(await reader.get(paths.verified.to(parsed))) : '';
    return wanted.every((it) => html.includes(it));
  });
  return held.filter(Boolean).length;
}

/** Forms of which the hub has not what it said it has. */
async function formsLost(db: Database, forms: readonly OpenForm[]): Promise<number> {
  const { rows } = await db.pool.query<{ id: string; text: string }>(
    `select thing_id::text as id, (select b ->> 1 from jsonb_array_elements(boxes) as b where b ->> 0 = 'teks') as text
     from registry_draft where thing = 'entry'`,
  );
  const kept = new Map(rows.map((it) => [it.id, it.text]));
  return forms.filter((it) => it.kept !== null && kept.get(it.ready.id) !== it.kept).length;
}

type Course = {
  readonly db: Database;
  readonly hub: Hub;
  readonly data: string;
  readonly editionId: string;
  readonly receipts: readonly Receipt[];
  readonly forms: readonly OpenForm[];
};

export async function prove({ db, hub, data, editionId, receipts, forms }: Course): Promise<Proof> {
  const word = async (...words: string[]) => {
    const { code, said } = await command(data, words);
    return code === 0 ? 'holds' : `exit ${code}: ${said.slice(0, 400)}`;
  };
  return {
    ...(await submissions(db, editionId, receipts)),
    'receipts that verify': await verifying(hub, receipts),
    'forms not as the hub said': await formsLost(db, forms),
    'autosaves refused': forms.reduce((sum, it) => sum + it.refused, 0),
    'tuntas invariants': await word('invariants'),
    'tuntas audit verify': await word('audit', 'verify'),
    'tuntas files check': await word('files', 'check'),
  };
}
