import { regionByCode } from '#identity/index.ts';
import type { DocumentPath } from '#platform/document/shape.ts';
import type { EditionDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { problem, textsOwed, when } from './told.ts';

/** Title, papers, groups, categories and who may enter. */
export function basicProblems(document: EditionDocument): Problem[] {
  const { groups, categories, papers, entrants } = document;
  const regions = entrants.regions === 'all' ? [] : entrants.regions;
  return [
    ...textsOwed(document, [], ['title']),
    ...papers.flatMap((it, index) => textsOwed(it, ['papers', index], ['title', 'url'])),
    ...when(groups.length === 0, ['groups'], 'groups_none'),
    ...groups.flatMap((it, index) => textsOwed(it, ['groups', index], ['name'])),
    ...categories.flatMap((it, index) => textsOwed(it, ['categories', index], ['name'])),
    ...when(entrants.kinds.length === 0, ['entrants', 'kinds'], 'kinds_none'),
    ...regions.flatMap((it, index) =>
      when(regionByCode(it) === null, ['entrants', 'regions', index], 'region_unknown', { region: it }),
    ),
  ];
}

type Coded = { readonly code: string };
type Grouped = { readonly groups: readonly string[] };

/** Codes name one part each among their kind. */
export function codeProblems(document: EditionDocument): Problem[] {
  const lists: [DocumentPath, readonly Coded[]][] = [
    [['groups'], document.groups],
    [['categories'], document.categories],
    [['eligibility'], document.eligibility],
    [['sections'], document.sections],
    [['rubrics'], document.rubrics],
    [['awards'], document.awards],
    ...document.sections.map((it, index): [DocumentPath, readonly Coded[]] => [
      ['sections', index, 'evidence'],
      it.evidence,
    ]),
    ...document.rubrics.map((it, index): [DocumentPath, readonly Coded[]] => [
      ['rubrics', index, 'criteria'],
      it.criteria,
    ]),
  ];
  return lists.flatMap(([path, parts]) => twice(path, parts));
}

function twice(path: DocumentPath, parts: readonly Coded[]): Problem[] {
  const isSecond = (part: Coded, index: number) => parts.findIndex((it) => it.code === part.code) < index;
  return parts.flatMap((it, index) =>
    when(isSecond(it, index), [...path, index, 'code'], 'code_twice', { code: it.code }),
  );
}

/** Groups that a part names are there. */
export function groupProblems(document: EditionDocument): Problem[] {
  const known = new Set(document.groups.map((it) => it.code));
  const lists = ['categories', 'eligibility', 'sections', 'rubrics', 'awards'] as const;
  const strangers = (path: DocumentPath, { groups }: Grouped) =>
    groups.flatMap((code, index) =>
      known.has(code) ? [] : [problem([...path, 'groups', index], 'group_unknown', { group: code })],
    );
  return lists.flatMap((list) => document[list].flatMap((part, index) => strangers([list, index], part)));
}
