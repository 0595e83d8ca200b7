import { emptyContent, type InnovationContent } from '../model/content.ts';

/**
 * What a replica begins with: the way of the origin as a text to work on, and its classification. What is true of the
 * origin alone (problem, figures, people, proofs, dates, place) is not carried over: it has to be told anew.
 */
export function replicaOf(origin: InnovationContent, title: string, adaptation: string): InnovationContent {
  return {
    ...emptyContent(title),
    purpose: origin.purpose,
    implementation: origin.implementation,
    resources: origin.resources,
    adaptability: origin.adaptability,
    design: origin.design,
    novelty: adaptation,
    stage: 'initiative',
    digital: origin.digital,
    form: origin.form,
    mainAffair: origin.mainAffair,
    otherAffairs: origin.otherAffairs,
    sdgs: origin.sdgs,
    astaCita: origin.astaCita,
  };
}
