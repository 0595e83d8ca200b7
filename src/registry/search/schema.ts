import type { InstitutionId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { DocKind } from '../model/doc.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import type { InnovationState, ProblemState } from '../model/states.ts';
import type { RegistryTables } from '../schema.ts';

/** The tables of the index beside the registry's own; the vectors are made by the database and never read. */
export type SearchTables = RegistryTables & {
  search_doc: {
    id: number;
    kind: DocKind;
    innovation_id: InnovationId | null;
    problem_id: ProblemId | null;
    is_public: boolean;
    state: InnovationState | ProblemState;
    institution_id: InstitutionId | null;
    unit_id: UnitId | null;
    region_code: string | null;
    province_code: string | null;
    cell: number;
    affair_bits: number;
    sdg_bits: number;
    has_award: boolean;
    award_tops: number[];
    award_years: number[];
    award_year: number | null;
    award_label: string;
    moved_at: Date;
    title: string;
    summary: string;
    body: string;
    title_key: string;
    title_words: string;
    text_words: string;
    bands: number[];
    digest: string;
  };
  search_word: { word: string; skeleton: string; lexeme: string; texts: number };
  search_word_waiting: { doc_id: number };
  search_change: { slot: number; changes: number };
};

export const tables = tablesOf<SearchTables>();
