import type { Conn } from '#platform/db.ts';
import type { ImportRun, Mapping } from '../model.ts';
import { guessMapping } from '../rules/headings.ts';
import { tables } from '../schema.ts';

export type Proposal = { readonly mapping: Mapping; readonly from: 'decided' | 'remembered' | 'guessed' };

/** The mapping that the page begins with: the one decided here, else the one used last for these headings, else a guess. */
export async function proposeMapping(conn: Conn, run: ImportRun): Promise<Proposal> {
  if (run.mapping) return { mapping: run.mapping, from: 'decided' };
  const kept = await tables(conn)
    .selectFrom('import_mapping')
    .select('mapping')
    .where('institution_id', '=', run.institutionId)
    .where('heading_set', '=', run.headingSet)
    .executeTakeFirst();
  if (kept) {
    // The column of reasons of our own sheet of errors stands at the end and is not part of the set.
    const columns = run.headings.map((_, at) => kept.mapping.columns[at] ?? 'ignore');
    return { mapping: { ...kept.mapping, columns }, from: 'remembered' };
  }
  // A local admin's rows are of the own institution unless they say otherwise.
  const institutionId = run.scope === 'institution' ? run.institutionId : null;
  return { mapping: { ...guessMapping(run.headings), institutionId }, from: 'guessed' };
}
