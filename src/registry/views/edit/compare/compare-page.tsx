import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { InnovationContent } from '../../../model/content.ts';
import type { InnovationId } from '../../../model/ids.ts';
import type { Version } from '../../../model/record.ts';
import { type SectionName, sectionNames } from '../../../model/sections.ts';
import { paths } from '../../../paths.ts';
import { canonical } from '../../../rules/changes.ts';
import type { TypedField } from '../../../rules/fields.ts';
import { fieldLabel, sectionTitle } from '../labels.ts';
import { plainField } from '../shown.tsx';
import { FigureTable } from './figure-table.tsx';
import { ImpactDiff } from './impact-diff.tsx';
import { sidesOf } from './sides.ts';
import { TextDiff } from './text-diff.tsx';
import { fieldLine, isFigure } from './time-and-place.ts';

export type ComparePageProps = {
  readonly id: InnovationId;
  readonly from: Version;
  readonly to: Version;
  readonly fieldsOf: (section: SectionName) => readonly TypedField[];
};

/** Two versions section by section: figures with their difference, words with what was taken out and what came in. */
export function ComparePage({ id, from, to, fieldsOf }: ComparePageProps) {
  const sections = sectionNames
    .map((name) => ({ name, fields: fieldsOf(name).filter((it) => differs(it, from.content, to.content)) }))
    .filter((section) => section.fields.length > 0);
  return (
    <>
      <PageHeader
        kicker={to.content.title}
        title={t('registry.compare.title', { from: from.no, to: to.no })}
        lead={t('registry.compare.lead')}
      />
      {to.whatChanged === '' ? null : (
        <Notice title={t('registry.version.whatChanged', { no: to.no })}>
          <DescriptionText text={to.whatChanged} />
        </Notice>
      )}
      {sections.length === 0 ? (
        <EmptyState title={t('registry.compare.same')}>{t('registry.compare.sameText')}</EmptyState>
      ) : null}
      {sections.map(({ name, fields }) => (
        <Section key={name} title={sectionTitle(name)}>
          <SectionDiff name={name} fields={fields} from={from} to={to} />
        </Section>
      ))}
      <p class="section print:hidden">
        <a href={paths.versions.to(id)}>{t('registry.compare.back')}</a>
      </p>
    </>
  );
}

/** What is read of a field may be the same text where a figure or the source of one is not. */
function differs(field: TypedField, from: InnovationContent, to: InnovationContent): boolean {
  if (field === 'impact') return canonical(from.impact) !== canonical(to.impact);
  return plainField(field, from) !== plainField(field, to);
}

type SectionDiffProps = Pick<ComparePageProps, 'from' | 'to'> & {
  readonly name: SectionName;
  readonly fields: readonly TypedField[];
};

function SectionDiff({ name, fields, from, to }: SectionDiffProps) {
  const nos = [from.no, to.no] as const;
  const figures = fields.filter(isFigure);
  const words = fields.filter((it) => !isFigure(it) && it !== 'impact');
  return (
    <>
      {figures.length === 0 ? null : (
        <FigureTable
          caption={sectionTitle(name)}
          nos={nos}
          lines={figures.map((field) => fieldLine(field, from.content, to.content))}
        />
      )}
      {fields.includes('impact') ? <ImpactDiff from={from.content} to={to.content} nos={nos} /> : null}
      {words.map((field) => (
        <TextDiff
          key={field}
          label={fieldLabel(field) === sectionTitle(name) ? null : fieldLabel(field)}
          sides={sidesOf(nos)}
          from={plainField(field, from.content)}
          to={plainField(field, to.content)}
        />
      ))}
    </>
  );
}
