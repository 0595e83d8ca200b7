import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { InnovationId } from '../../model/ids.ts';
import type { Version } from '../../model/record.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths } from '../../paths.ts';
import type { TypedField } from '../../rules/fields.ts';
import { type DiffPiece, wordDiff } from '../../rules/word-diff.ts';
import { fieldLabel, sectionTitle } from './labels.ts';
import { plainField } from './shown.tsx';

export type ComparePageProps = {
  readonly id: InnovationId;
  readonly from: Version;
  readonly to: Version;
  readonly fieldsOf: (section: SectionName) => readonly TypedField[];
};

/** Two versions field by field: what was taken out stands left, what came in stands right. */
export function ComparePage({ id, from, to, fieldsOf }: ComparePageProps) {
  const sections = sectionNames
    .map((name) => ({
      name,
      fields: fieldsOf(name).filter((it) => plainField(it, from.content) !== plainField(it, to.content)),
    }))
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
      {sections.map((section) => (
        <Section key={section.name} title={sectionTitle(section.name)}>
          {section.fields.map((field) => (
            <FieldDiff
              key={field}
              label={fieldLabel(field) === sectionTitle(section.name) ? null : fieldLabel(field)}
              nos={[from.no, to.no]}
              pieces={wordDiff(plainField(field, from.content), plainField(field, to.content))}
            />
          ))}
        </Section>
      ))}
      <p class="section">
        <a href={paths.versions.to(id)}>{t('registry.compare.back')}</a>
      </p>
    </>
  );
}

type FieldDiffProps = {
  /** Null when the section's title says it already. */
  readonly label: string | null;
  readonly nos: readonly [number, number];
  readonly pieces: readonly DiffPiece[];
};

function FieldDiff({ label, nos, pieces }: FieldDiffProps) {
  return (
    <div class="mb-6">
      {label === null ? null : <h3 class="mb-2">{label}</h3>}
      <div class="grid gap-4 md:grid-cols-2">
        <Side no={nos[0]} pieces={pieces.filter((piece) => piece.kind !== 'added')} />
        <Side no={nos[1]} pieces={pieces.filter((piece) => piece.kind !== 'removed')} />
      </div>
    </div>
  );
}

function Side({ no, pieces }: { readonly no: number; readonly pieces: readonly DiffPiece[] }) {
  return (
    <div>
      <p class="kicker">{t('registry.versions.one', { no })}</p>
      {pieces.length === 0 ? (
        <p class="missing">{t('platform.summary.missing')}</p>
      ) : (
        <p class="whitespace-pre-line">
          {pieces.map((piece, index) => {
            if (piece.kind === 'removed') return <del key={index}>{piece.text}</del>;
            return piece.kind === 'added' ? <ins key={index}>{piece.text}</ins> : piece.text;
          })}
        </p>
      )}
    </div>
  );
}
