import type { DocumentPath } from '#platform/document/shape.ts';
import type { InstrumentDocument } from '../../model/document.ts';
import type { EvidenceRule, InstrumentItem, InstrumentOption } from '../../model/item.ts';
import type { Problem } from '../../model/problem.ts';
import { optionsOf } from '../items.ts';
import { codesTwice, textsOwed, when } from './told.ts';

/** Aspects and what is asked in them. */
export function aspectProblems(document: InstrumentDocument): Problem[] {
  const { aspects, subject } = document;
  const isOther = (kind: string) => kind !== subject && kind !== 'innovation';
  return [
    ...when(aspects.length === 0, ['aspects'], 'aspects_none'),
    ...codesTwice(aspects.map(({ code }, index) => ({ code, path: ['aspects', index] }))),
    ...codesTwice(placedItems(document).map(({ item, path }) => ({ code: item.code, path }))),
    ...aspects.flatMap((it, index) => [
      ...textsOwed(it, ['aspects', index], ['name']),
      ...when(isOther(it.subject), ['aspects', index, 'subject'], 'aspect_subject'),
      ...when(it.items.length === 0, ['aspects', index], 'items_none'),
      ...when(it.weight !== null && it.weight < 0, ['aspects', index, 'weight'], 'weight_negative'),
    ]),
    ...placedItems(document).flatMap(({ item, path }) => itemProblems(item, path)),
  ];
}

/** Every item with its place in the document. */
export function placedItems(document: InstrumentDocument) {
  return document.aspects.flatMap((aspect, index) =>
    aspect.items.map((item, at) => ({ aspect, item, path: ['aspects', index, 'items', at] as DocumentPath })),
  );
}

function itemProblems(item: InstrumentItem, path: DocumentPath): Problem[] {
  const isBoth = item.bases.length > 0 && item.options.length > 0;
  return [
    ...textsOwed(item, path, ['name']),
    ...when(item.weight < 0, [...path, 'weight'], 'weight_negative'),
    ...when(isBoth, [...path, 'bases'], 'options_and_bases'),
    ...(item.bases.length === 0 ? optionProblems(item.options, path) : []),
    ...codesTwice(item.bases.map(({ code }, index) => ({ code, path: [...path, 'bases', index] }))),
    ...item.bases.flatMap((it, index) => [
      ...textsOwed(it, [...path, 'bases', index], ['name']),
      ...optionProblems(it.options, [...path, 'bases', index]),
    ]),
    ...evidenceProblems(item.evidence, [...path, 'evidence']),
    ...factProblems(item, [...path, 'fact']),
  ];
}

function optionProblems(options: readonly InstrumentOption[], path: DocumentPath): Problem[] {
  return [
    ...when(options.length === 0, [...path, 'options'], 'options_none'),
    ...codesTwice(options.map(({ code }, index) => ({ code, path: [...path, 'options', index] }))),
    ...options.flatMap((it, index) => textsOwed(it, [...path, 'options', index], ['text'])),
  ];
}

function evidenceProblems({ oldest, newest, atLeast }: EvidenceRule, path: DocumentPath): Problem[] {
  const isCrossed = oldest !== null && newest !== null && oldest < newest;
  return [
    ...when(isCrossed, [...path, 'newest'], 'evidence_years'),
    ...when(atLeast < 1, [...path, 'atLeast'], 'evidence_count'),
  ];
}

function factProblems(item: InstrumentItem, path: DocumentPath): Problem[] {
  const { name, basis, steps } = item.fact;
  if (name === '') return [];
  const isBasis = item.bases.length === 0 ? basis === '' : item.bases.some((it) => it.code === basis);
  if (!isBasis) return when(true, [...path, 'basis'], 'fact_basis_unknown', { basis });
  const known = new Set(optionsOf(item, basis).map((it) => it.code));
  return [
    ...when(steps.length === 0, [...path, 'steps'], 'fact_steps_none'),
    ...steps.flatMap(({ option }, index) =>
      when(!known.has(option), [...path, 'steps', index, 'option'], 'fact_option_unknown', { option }),
    ),
  ];
}
