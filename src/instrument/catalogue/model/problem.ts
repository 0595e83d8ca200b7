import type { DocumentPath } from '#platform/document/shape.ts';
import type { FormulaFault } from '../../formula/model.ts';

/** What is wrong with a document; each code has the message `instrument.problem.<code>` with the values named here. */
export const problemCodes = [
  'text_missing',
  'code_twice',
  'aspects_none',
  'aspect_subject',
  'items_none',
  'options_none',
  'options_and_bases',
  'weight_negative',
  'condition_item_unknown',
  'condition_option_unknown',
  'condition_self',
  'condition_circle',
  'condition_elsewhere',
  'evidence_years',
  'evidence_count',
  'fact_steps_none',
  'fact_basis_unknown',
  'fact_option_unknown',
  'name_twice',
  'name_taken',
  'formula_fault',
  'formula_truth',
  'result_none',
  'result_twice',
  'bands_order',
  'date_missing',
  'closes_before_opens',
  'verified_before_closing',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export type Problem = {
  readonly path: DocumentPath;
  readonly code: ProblemCode;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Of `formula_fault`: what, and at which place of the expression. */
  readonly fault?: FormulaFault;
};
