import { sizeText } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import type { EditionDocument } from '../../edition/model/document.ts';
import type { EvidenceAsked } from '../../edition/model/sections.ts';
import { categoriesFor, groupOf } from '../../edition/rules/parts.ts';
import type { Won } from '../rules/awards.ts';
import type { Finding } from '../rules/eligibility.ts';
import type { TimeLeft } from '../rules/window.ts';

type Named = { readonly name: string; readonly name_en: string };

/** What a part of an edition is called in the reader's language; English falls back on Indonesian. */
export function nameOf({ name, name_en }: Named): string {
  return said(name, name_en);
}

/** A text of an edition in the reader's language; English falls back on Indonesian. */
export function said(text: string, text_en: string): string {
  return currentLocale() === 'id' || text_en === '' ? text : text_en;
}

export function editionTitle({ title, title_en }: Pick<EditionDocument, 'title' | 'title_en'>): string {
  return said(title, title_en);
}

export function groupName(document: EditionDocument, code: string): string {
  const group = groupOf(document, code);
  return group ? nameOf(group) : code;
}

export function categoryName(document: EditionDocument, group: string, code: string | null): string | null {
  const category = categoriesFor(document, group).find((it) => it.code === code);
  return category ? nameOf(category) : code;
}

export function sectionName(document: EditionDocument, code: string): string {
  const section = document.sections.find((it) => it.code === code);
  return section ? nameOf(section) : code;
}

function askedName(document: EditionDocument, section: string, code: string): string {
  const asked = document.sections.find((it) => it.code === section)?.evidence.find((it) => it.code === code);
  return asked ? nameOf(asked) : code;
}

/** «3 hari 4 jam», «5 jam», «kurang dari satu jam». */
export function leftText({ days, hours }: TimeLeft): string {
  if (days > 0) return t('entry.left.days', { count: days, n: formatNumber(days), hours: formatNumber(hours) });
  return hours > 0 ? t('entry.left.hours', { count: hours, n: formatNumber(hours) }) : t('entry.left.less');
}

const list = (texts: readonly string[]): string => texts.join('; ');
const awardText = ({ levelText, competition, year, yearCertain }: Won): string =>
  [levelText, competition, year === null ? '' : `${year}${yearCertain ? '' : '?'}`].filter((it) => it !== '').join(' ');

/** What was found, in a sentence with its figures. */
export function findingText(finding: Finding, document: EditionDocument): string {
  switch (finding.key) {
    case 'age.day': {
      const { since, closing, months, least } = finding;
      const dates = { since: formatDate(since), closing: formatDate(closing) };
      return t('entry.check.age.day', { ...dates, months: formatNumber(months), least: formatNumber(least) });
    }
    case 'age.year': {
      const { year, closing, from, to, least } = finding;
      const months = { from: formatNumber(from), to: formatNumber(to), least: formatNumber(least) };
      return t('entry.check.age.year', { year: String(year), closing: formatDate(closing), ...months });
    }
    case 'age.start_missing':
    case 'age.closing_missing':
      return t(`entry.check.${finding.key}`, { least: formatNumber(finding.least) });
    case 'history.against':
    case 'history.doubtful':
      return t(`entry.check.${finding.key}`, { awards: list(finding.awards.map(awardText)) });
    case 'title.submitted':
    case 'title.own':
      return t(`entry.check.${finding.key}`, { n: formatNumber(finding.n) });
    default:
      return restText(finding, document);
  }
}

type Rest = Exclude<
  Finding,
  { readonly key: `age.${string}` | 'history.against' | 'history.doubtful' | 'title.submitted' | 'title.own' }
>;

function restText(finding: Rest, document: EditionDocument): string {
  switch (finding.key) {
    case 'quota.left':
    case 'quota.full': {
      const figures = { used: formatNumber(finding.used), most: formatNumber(finding.most) };
      return t(`entry.check.${finding.key}.${finding.per}`, figures);
    }
    case 'evidence.lacking': {
      const places = finding.places.map(
        ({ section, asked }) => `${askedName(document, section, asked)} (${sectionName(document, section)})`,
      );
      return t('entry.check.evidence.lacking', { evidence: list(places) });
    }
    case 'sections.lacking':
      return t('entry.check.sections.lacking', {
        sections: list(finding.sections.map((code) => sectionName(document, code))),
      });
    case 'words.over':
      return t('entry.check.words.over', {
        sections: list(
          finding.sections.map(({ section, over }) =>
            t('entry.check.words.one', { section: sectionName(document, section), n: formatNumber(over) }),
          ),
        ),
      });
    default:
      return t(`entry.check.${finding.key}`);
  }
}

/** «PDF, paling besar 2 MB, paling banyak 3», as far as the edition says. */
export function limitsText({ types, maxBytes, most }: EvidenceAsked): string {
  const parts = [
    types.map((type) => t(`entry.type.${type}`)).join(', '),
    maxBytes === null ? '' : t('entry.evidence.largest', { size: sizeText(maxBytes) }),
    t('entry.evidence.most', { n: formatNumber(most) }),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
