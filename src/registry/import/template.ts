import { governmentName, institutionKinds, regionByCode } from '#identity/index.ts';
import { currentLocale, t } from '#platform/i18n/i18n.ts';
import { writeTable } from '#platform/sheet/index.ts';
import { classifications, forms, initiators, stages, sustainabilityStatuses } from '../model/content.ts';
import { affairs, astaCita, sdgs } from '../model/goals.ts';
import type { Target } from './rules/targets.ts';

/** Columns of the template, in the order of the record; half points in columns of their own are left to sheets that have them. */
export const templateTargets: readonly Target[] = [
  'externalId',
  'title',
  'institution',
  'unit',
  'institutionKind',
  'province',
  'stage',
  'digital',
  'initiator',
  'initiatorName',
  'classification',
  'form',
  'mainAffair',
  'otherAffairs',
  'sdgs',
  'astaCita',
  'priorityProgramme',
  'coordinates',
  'trialDate',
  'startDate',
  'developmentDate',
  'startYear',
  'summary',
  'background',
  'purpose',
  'novelty',
  'implementation',
  'collaboration',
  'significance',
  'benefit',
  'result',
  'adaptability',
  'resources',
  'sustainability',
  'sdgContribution',
  'design',
  'innovators',
  'videoUrl',
  'intellectualProperty',
  'budgetNote',
  'sustainabilityStatus',
  'sustainabilityReason',
  'awardLevel',
  'awardYear',
  'awardGroup',
  'awardCompetition',
  'awardTitle',
  'sourceUrl',
  'sourceNote',
];

type Choices = Partial<Record<Target, readonly string[]>>;

/** What is understood in the columns that take a word out of a set, in the reader's language. */
export function templateChoices(): Choices {
  const named = ({ name, nameEn }: { readonly name: string; readonly nameEn: string }) =>
    currentLocale() === 'id' ? name : nameEn;
  const numbered = (goal: { readonly number: number; readonly name: string; readonly nameEn: string }) =>
    `${goal.number}. ${named(goal)}`;
  const names = affairs.map(named);
  return {
    institutionKind: institutionKinds.flatMap((kind) => registerWords[kind] ?? []),
    stage: stages.map((stage) => t(`registry.stage.${stage}`)),
    digital: [t('registry.digital.ya'), t('registry.digital.tidak')],
    initiator: initiators.map((initiator) => t(`registry.initiator.${initiator}`)),
    classification: classifications.map((classification) => t(`registry.classification.${classification}`)),
    form: forms.map((form) => t(`registry.form.${form}`)),
    mainAffair: names,
    otherAffairs: names,
    sdgs: sdgs.map(numbered),
    astaCita: astaCita.map(numbered),
    sustainabilityStatus: sustainabilityStatuses.map((status) => t(`registry.sustainabilityStatus.${status}`)),
  };
}

/** Words of the registers' own column of kinds, which are the same in either language. */
const registerWords: Partial<Record<(typeof institutionKinds)[number], readonly string[]>> = {
  ministry: ['kementerian'],
  agency: ['lembaga'],
  province: ['provinsi'],
  regency: ['kabupaten'],
  city: ['kota'],
  state_enterprise: ['bumn'],
  regional_enterprise: ['bumd'],
  village: ['desa', 'kelurahan'],
};

const EXAMPLE_REGION = '12.07';

/** One row that shows how each column is filled; its title says that it has to go. */
export function templateExample(): Partial<Record<Target, string>> {
  const region = regionByCode(EXAMPLE_REGION);
  const first = Object.fromEntries(Object.entries(templateChoices()).map(([target, words]) => [target, words[0]]));
  return {
    ...first,
    externalId: '1',
    title: t('import.template.example.title'),
    institution: region ? governmentName(region) : t('import.template.example.institution'),
    unit: t('import.template.example.unit'),
    institutionKind: 'kabupaten',
    coordinates: '3.5952, 98.6722',
    trialDate: '2020-07-01',
    startDate: '2021-01-12',
    startYear: '2021',
    summary: t('import.template.example.text'),
    innovators: t('import.template.example.person'),
    awardLevel: t('import.template.example.level'),
    awardYear: '2022',
    awardGroup: t('import.template.example.group'),
    sourceUrl: 'https://contoh.example/',
  };
}

const TEXT_WIDTH = 24;

/** The workbook to fill in: headings with an example, and the words that are understood on a sheet of their own. */
export function templateBook(): Promise<Uint8Array> {
  const example = templateExample();
  const choices = Object.entries(templateChoices()) as [Target, readonly string[]][];
  return writeTable({
    sheets: [
      {
        name: t('import.template.sheet'),
        columns: templateTargets.map((target) => ({ header: t(`import.target.${target}`), width: TEXT_WIDTH })),
        rows: [templateTargets.map((target) => example[target] ?? '')],
      },
      {
        name: t('import.template.choices'),
        columns: [
          { header: t('import.template.choices.column'), width: TEXT_WIDTH },
          { header: t('import.template.choices.value'), width: TEXT_WIDTH * 2 },
        ],
        rows: choices.flatMap(([target, words]) => words.map((word) => [t(`import.target.${target}`), word])),
      },
    ],
  });
}
