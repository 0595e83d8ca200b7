import type { EvidenceRule } from '../../catalogue/model/item.ts';
import type { Proof } from '../model/sheet.ts';

/** What is wrong with an evidence under the rule of an item: of another year, of no known year, put away, or of another kind. */
export type ProofFault = 'evidence_year' | 'evidence_year_unknown' | 'evidence_archived' | 'evidence_kind';

/** Why an evidence does not count for an answer in an edition of `year`; null: it does. */
export function whyNotProof(proof: Proof, rule: EvidenceRule, year: number): ProofFault | null {
  if (proof.isArchived) return 'evidence_archived';
  if (rule.kinds.length > 0 && !rule.kinds.includes(proof.kind)) return 'evidence_kind';
  if (rule.oldest === null && rule.newest === null) return null;
  if (proof.years === null) return 'evidence_year_unknown';
  const from = rule.oldest === null ? Number.NEGATIVE_INFINITY : year - rule.oldest;
  const to = rule.newest === null ? Number.POSITIVE_INFINITY : year - rule.newest;
  return proof.years.to < from || proof.years.from > to ? 'evidence_year' : null;
}

/** Why an answer earns nothing for want of evidence; null: it is proven, or nothing is owed. */
export function whyNotProven(
  proofs: readonly Proof[],
  rule: EvidenceRule,
  year: number,
): 'evidence_missing' | 'evidence_faulty' | null {
  if (!rule.required) return null;
  const good = proofs.filter((it) => whyNotProof(it, rule, year) === null);
  if (good.length >= Math.max(1, rule.atLeast)) return null;
  return proofs.length > good.length ? 'evidence_faulty' : 'evidence_missing';
}
