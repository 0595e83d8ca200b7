import * as z from 'zod';
import type { Claim } from '../model/visit.ts';

const section = z.object({ code: z.string(), name: z.string(), name_en: z.string().default(''), text: z.string() });
const evidence = z.object({ evidenceId: z.string().optional(), title: z.string(), askedName: z.string().default('') });
/** Of what was submitted, the parts that can be looked for on the spot. */
const submitted = z.object({
  sections: z.array(section).default([]),
  evidence: z.array(evidence).default([]),
});

/** What the entry claims, in its own order: each section that says something, then each evidence. */
export function claimsOf(content: unknown, locale: 'id' | 'en' = 'id'): readonly Claim[] {
  const parsed = submitted.safeParse(content);
  if (!parsed.success) return [];
  const texts = parsed.data.sections
    .filter((it) => it.text.trim() !== '')
    .map((it) => ({ key: `s-${it.code}`, name: (locale === 'en' && it.name_en) || it.name, text: it.text }));
  const papers = parsed.data.evidence.map((it, no) => ({ key: `e-${no}`, name: it.title, text: it.askedName }));
  return [...texts, ...papers];
}
