import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import type { InnovationContent } from '../../../model/content.ts';
import type { TypedField } from '../../../rules/fields.ts';
import { choiceLabel, fieldLabel } from '../../../views/edit/labels.ts';
import { type Gap, type ToldField, toldOf } from '../rules.ts';
import { Impact } from './impact.tsx';
import { Outside, Told, ToldText } from './text.tsx';

/** Where each part of the record stands on its page. */
const anchors: Readonly<Record<ToldField, string>> = {
  background: 'latar-belakang',
  purpose: 'tujuan',
  novelty: 'kebaruan',
  implementation: 'implementasi',
  collaboration: 'kolaborasi',
  impact: 'dampak',
  significance: 'signifikansi',
  benefit: 'manfaat',
  result: 'hasil',
  adaptability: 'adaptabilitas',
  resources: 'sumber-daya',
  budgetNote: 'anggaran',
  sustainability: 'keberlanjutan',
  sdgContribution: 'kontribusi-tpb',
  design: 'rancang-bangun',
  innovators: 'inovator',
  intellectualProperty: 'kekayaan-intelektual',
  links: 'bukti',
};

function titleOf(field: ToldField): string {
  if (field === 'impact') return t('record.impact.title');
  return field === 'links' ? t('record.evidence.title') : fieldLabel(field);
}

export type Chapter = { readonly href: string; readonly text: string };

/** The parts of the record that can be jumped to. */
export function chaptersOf(content: InnovationContent): readonly Chapter[] {
  return toldOf(content).map((field) => ({ href: `#${anchors[field]}`, text: titleOf(field) }));
}

/** Every part of the record that says something, in the order in which one tells it. */
export function ToldSections({ content }: { readonly content: InnovationContent }) {
  return (
    <>
      {toldOf(content).map((field) => (
        <Section key={field} title={titleOf(field)} id={anchors[field]}>
          <Part field={field} content={content} />
        </Section>
      ))}
    </>
  );
}

function Part({ field, content }: { readonly field: ToldField; readonly content: InnovationContent }) {
  switch (field) {
    case 'impact':
      return <Impact rows={content.impact} />;
    case 'sustainability':
      return <Sustainability content={content} />;
    case 'innovators':
      return <Innovators content={content} />;
    case 'links':
      return <Evidence content={content} />;
    default:
      return <ToldText text={content[field]} />;
  }
}

function Sustainability({ content }: { readonly content: InnovationContent }) {
  const { sustainabilityStatus, sustainabilityReason, sustainabilityDate, sustainability } = content;
  const status = sustainabilityStatus ? choiceLabel('sustainabilityStatus', sustainabilityStatus) : null;
  return (
    <>
      {status ? (
        <p class="mb-3 font-semibold">
          {sustainabilityDate ? t('record.asOf', { what: status, date: formatDate(sustainabilityDate) }) : status}
        </p>
      ) : null}
      {sustainabilityReason === '' ? null : (
        <div class="mb-3">
          <ToldText text={sustainabilityReason} />
        </div>
      )}
      {sustainability === '' ? null : <ToldText text={sustainability} />}
    </>
  );
}

function Innovators({ content }: { readonly content: InnovationContent }) {
  return (
    <ul class="list-disc pl-5">
      {content.innovators.map((it, index) => (
        <li key={`${index}-${it.name}`}>
          <Told>{it.role === '' ? it.name : `${it.name} (${it.role})`}</Told>
        </li>
      ))}
    </ul>
  );
}

function Evidence({ content }: { readonly content: InnovationContent }) {
  return (
    <ul class="list-disc pl-5">
      {content.links.map((it, index) => (
        <li key={`${index}-${it.url}`} class="py-1">
          <Outside href={it.url}>
            <Told>{it.title}</Told>
          </Outside>
          {it.date ? ` (${formatDate(it.date)})` : null}
        </li>
      ))}
    </ul>
  );
}

/** Both halves of the coordinates are one fact to a reader. */
function gapLabel(field: TypedField): string {
  return field === 'latitude' || field === 'longitude' ? t('record.fact.location') : fieldLabel(field);
}

/** What is not known, so that it is not taken for something that does not exist. */
export function Gaps({ gaps, contact }: { readonly gaps: readonly Gap[]; readonly contact: string }) {
  if (gaps.length === 0) return null;
  const count = gaps.reduce((sum, gap) => sum + labelsOf(gap).length, 0);
  return (
    <Section title={t('record.gaps.title')} id="belum-ada-data">
      <p class="muted mb-3">{t('record.gaps.lead', { count, n: formatNumber(count) })}</p>
      <dl class="max-w-[48rem] text-base">
        {gaps.map((gap) => (
          <div
            key={gap.reason}
            class="break-inside-avoid border-t border-[var(--line)] py-2 sm:grid sm:grid-cols-2 sm:gap-6"
          >
            <dt>{labelsOf(gap).join(', ')}</dt>
            <dd class="muted">{gap.reason === '' ? t('record.gaps.noReason') : <Told>{gap.reason}</Told>}</dd>
          </div>
        ))}
      </dl>
      <p class="mt-3 print:hidden">
        <a href={contact}>{t('record.gaps.tell')}</a>
      </p>
    </Section>
  );
}

function labelsOf(gap: Gap): readonly string[] {
  return [...new Set(gap.fields.map(gapLabel))];
}
