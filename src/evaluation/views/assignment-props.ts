import type { SavedViewsProps } from '#identity/index.ts';
import type { AssignmentRunId } from '../model/ids.ts';
import type { JurorProgress } from '../model/progress.ts';
import type { EvaluationRefusal, Round, SheetLine, Subject } from '../model/round.ts';
import type { Arrangement } from '../queries/sharing.ts';
import type { LastRun } from '../queries/sheets.ts';
import type { Shared } from '../rules/assignment.ts';
import type { AssignmentFilter } from '../rules/assignment-list.ts';

export type AssignmentPageProps = Arrangement & {
  readonly round: Round;
  /** Those of this page of the list. */
  readonly shown: readonly Subject[];
  /** The sheets on those shown. */
  readonly sheets: readonly SheetLine[];
  /** How far each seated juror is. */
  readonly progress: readonly JurorProgress[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: AssignmentFilter;
  /** The filter as the address carries it. */
  readonly query: Readonly<Record<string, string>>;
  readonly saved: SavedViewsProps;
  /** Sheets that are still to be given out. */
  readonly lacking: number;
  /** What giving out in turn would do now; null: nobody has asked, and it would be long to tell. */
  readonly preview: Shared | null;
  readonly last: LastRun | null;
  readonly runId: AssignmentRunId;
  readonly whyNot: EvaluationRefusal | null;
};

/** The filter as the address carries it. */
export function addressOf({
  text,
  isLacking,
  institutionId,
  sort,
}: AssignmentFilter): Readonly<Record<string, string>> {
  const fields = {
    cari: text,
    kurang: isLacking ? 'ya' : '',
    instansi: institutionId ?? '',
    urut: sort === 'nomor' ? '' : sort,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
