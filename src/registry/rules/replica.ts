import { emptyContent, type InnovationContent } from '../model/content.ts';
import { type SectionName, sections } from '../model/sections.ts';

export type Adapted = {
  readonly adaptation: string;
  /** Sections that the replica does not take over. */
  readonly leftOut: readonly SectionName[];
};

/**
 * What a replica begins with: the way of the origin as a text to work on, and its classification. What is true of the
 * origin alone (problem, figures, people, proofs, dates, place) is not carried over: it has to be told anew.
 */
export function replicaOf(
  origin: InnovationContent,
  title: string,
  { adaptation, leftOut }: Adapted,
): InnovationContent {
  const empty = emptyContent(title);
  const left = sections.filter((it) => leftOut.includes(it.name)).flatMap((it) => it.fields);
  const dropped = Object.fromEntries(left.map((field) => [field, empty[field]]));
  return {
    ...empty,
    purpose: origin.purpose,
    implementation: origin.implementation,
    resources: origin.resources,
    adaptability: origin.adaptability,
    design: origin.design,
    stage: 'initiative',
    digital: origin.digital,
    form: origin.form,
    mainAffair: origin.mainAffair,
    otherAffairs: origin.otherAffairs,
    sdgs: origin.sdgs,
    astaCita: origin.astaCita,
    ...dropped,
    title,
    novelty: adaptation,
  };
}
